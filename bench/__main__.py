"""``python -m bench [reading|checking|scans|server|browser|soak]``: all but soak, or those that are named."""

import sys


def main() -> None:
    """Run the named measurements, all without a name."""
    chosen = sys.argv[1:] or ["reading", "checking", "scans", "server", "browser"]
    if "reading" in chosen:
        from bench import reading

        reading.main()
    if "checking" in chosen:
        from bench import checking

        checking.main()
    if "scans" in chosen:
        from bench import scans

        scans.main()
    if "server" in chosen:
        from bench import server

        server.main()
    if "browser" in chosen:
        from bench import browser

        browser.main()
    if "soak" in chosen:
        from bench import soak

        soak.main()


if __name__ == "__main__":
    main()
