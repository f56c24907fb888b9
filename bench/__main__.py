"""``python -m bench [reading|scans|server]``: all measurements, or one of them."""

import sys


def main() -> None:
    """Run the named measurements, all without a name."""
    chosen = sys.argv[1:] or ["reading", "scans", "server"]
    if "reading" in chosen:
        from bench import reading

        reading.main()
    if "scans" in chosen:
        from bench import scans

        scans.main()
    if "server" in chosen:
        from bench import server

        server.main()


if __name__ == "__main__":
    main()
