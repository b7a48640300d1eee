"""`ldn serve` in a browser: the same page, over the loopback."""

import re
import signal
import subprocess
import sys

from tests.conftest import DATA


def test_it_shows_the_page_and_ends(opened):
    command = [sys.executable, "-m", "ldncli", "serve", "--data", str(DATA)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        address = running.stdout.readline().strip()
        page = opened(address)
        assert page.title() == "The evidence on low-dose naltrexone"
        assert page.complaints == []
        assert all(re.match(rf"{re.escape(address)}|data:", url) for url in page.asked)
        running.send_signal(signal.SIGINT)
        assert running.wait(10) == 0
    finally:
        running.kill()
        running.communicate()
