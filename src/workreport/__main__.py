"""`python -m workreport` is the command `workreport`."""

from workreport.cli import main

raise SystemExit(main())
