"""The workstation without a window. No Qt here, except that `app.cli` may import `ui`."""
