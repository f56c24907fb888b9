# 明账 MingZhang. `make run` and `make test` each work alone on a fresh machine.
.PHONY: run test lint types format sample screenshots paths contact-sheet pairs bench mutate docs lock update-snapshots clean help
PYTHON := .venv/bin/python

run: ## 建立环境并在 http://127.0.0.1:8501 打开自带的示例
	@sh .ci/setup run
	@.venv/bin/mingzhang serve $(if $(PORT),--port $(PORT))

test: ## 建立环境并运行全部测试
	@sh .ci/setup test
	@sh .ci/browser
	@$(PYTHON) -m pytest -q -n 2 --dist loadgroup -rs $(ARGS)

lint: ## 格式与静态检查
	@sh .ci/setup test
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .

types: ## 类型检查（mingzhang/ 为 strict）
	@sh .ci/setup test
	@.venv/bin/pyright --pythonpath $(PYTHON)

format: ## 整理格式
	@sh .ci/setup test
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

sample: ## 重新排印自带的示例 PDF（需系统里有 Noto CJK 字体）
	@sh .ci/setup test
	@$(PYTHON) data/generator/typeset.py

screenshots: ## 为每一页截图（1440 与 390 像素宽），写入 screenshots/
	@sh .ci/setup test
	@sh .ci/browser
	@$(PYTHON) -m tests.browser.screenshots

paths: ## 走一遍 docs/paths.md 的路径并重新截图
	@sh .ci/setup test
	@sh .ci/browser
	@MINGZHANG_PICTURES=docs/paths $(PYTHON) -m pytest -q tests/browser/test_paths.py

contact-sheet: ## 各页 × 宽度 × 明暗排成一览，写入 screenshots/
	@sh .ci/setup test
	@sh .ci/browser
	@$(PYTHON) -m tests.browser.contact_sheet

pairs: ## 设计图与各页并排成一张，写入 docs/design-pairs.webp（没有 ../shared/design 时不做）
	@sh .ci/setup test
	@sh .ci/browser
	@$(PYTHON) -m tests.browser.pairs

bench: ## 测量读取与页面响应，打印比值
	@sh .ci/setup test
	@$(PYTHON) -m bench

mutate: ## 每次改错报告中的一个数，量出核对能查出多少（ARGS=文件或文件夹）
	@sh .ci/setup test
	@$(PYTHON) -m bench.mutate $(ARGS)

docs: ## 由声明重新生成 docs/ 中的参考页
	@sh .ci/setup run
	@$(PYTHON) -m mingzhang.documentation

lock: ## 由 pyproject.toml 重新解析锁定文件（需要 uv）
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra ocr pyproject.toml -o requirements.lock
	@uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --group dev --group bench --extra ocr pyproject.toml -o requirements-dev.lock

help: ## 列出可用的命令
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/'

clean:
	@rm -rf .venv dist build screenshots .pytest_cache .ruff_cache .hypothesis
