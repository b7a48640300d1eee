"""What the published evidence says about low-dose naltrexone."""

__version__ = "0.1.0"
