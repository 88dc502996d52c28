"""Looks at pages in headless Chromium over the WebDriver protocol, and ends with 1 where anything is wrong.

python3 browser.py AXE PAGE... [--pictures FOLDER]
"""

import base64
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

NARROW, WIDE = (360, 780), (1200, 900)
# What axe looks for: WCAG 2.2 A and AA, and its own good practice.
AXE = "const done = arguments[arguments.length - 1]; axe.run(document).then(r => done(r.violations), e => done(String(e)));"
# Names that stand outside an element of their own, or run in the wrong direction.
NAMES = """
const right = /[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]/, han = /[\\u3400-\\u9fff]/, wrong = [];
let seen = {right: 0, han: 0};
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; (node = walk.nextNode());) {
  const isRight = right.test(node.data), isHan = han.test(node.data);
  if ((!isRight && !isHan) || node.parentElement.closest('svg')) continue;
  const bdi = node.parentElement.closest('bdi');
  if (!bdi) { if (isRight) wrong.push('outside bdi: ' + node.data); continue; }
  const letters = node.data.match(/\\p{L}/u)[0];
  const expected = right.test(letters) ? 'rtl' : 'ltr';
  const direction = getComputedStyle(bdi).direction;
  if (direction !== expected) wrong.push(direction + ', not ' + expected + ': ' + node.data);
  // Letter by letter, a name from right to left runs to the left.
  const range = document.createRange(), at = index => {
    range.setStart(node, index); range.setEnd(node, index + 1); return range.getBoundingClientRect();
  };
  const start = node.data.search(isRight ? right : han), one = at(start), two = at(start + 1);
  if (one.top === two.top && one.width && two.width && (isRight ? one.left < two.left : one.left > two.left))
    wrong.push('in the wrong order: ' + node.data);
  seen[isRight ? 'right' : 'han'] += 1;
}
return [wrong, seen];
"""


class Driver:
    """A browser, spoken to over HTTP."""

    def __init__(self, logs):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(["chromedriver", f"--port={self.port}"], stdout=logs, stderr=logs)
        self.session = ""
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     "--disable-background-networking", "--no-first-run", "--disable-component-update"]
        options = {"args": arguments, "perfLoggingPrefs": {"enableNetwork": True, "enablePage": True}}
        capabilities = {"browserName": "chrome", "goog:chromeOptions": options,
                        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        for attempt in range(100):
            try:
                self.ask("GET", "/status")
                break
            except (urllib.error.URLError, ConnectionError):
                if attempt == 99 or self.process.poll() is not None:
                    raise SystemExit("chromedriver does not start")
                time.sleep(0.2)
        answer = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.session = f"/session/{answer['sessionId']}"
        # A long page takes axe a while on a slow machine.
        self.post("/timeouts", script=300_000)

    def ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=400) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise SystemExit(f"the browser refuses {path}: {error.read().decode()[:2000]}") from error

    def post(self, path, **body):
        return self.ask("POST", self.session + path, body)

    def cdp(self, command, **parameters):
        return self.post("/goog/cdp/execute", cmd=command, params=parameters)

    def run(self, script):
        return self.post("/execute/sync", script=script, args=[])

    def size(self, size, dark=False):
        self.cdp("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.cdp("Emulation.setEmulatedMedia", features=[scheme])

    def close(self):
        if self.session:
            self.ask("DELETE", self.session)
        self.process.terminate()
        self.process.wait()


def requests(driver):
    """What the page asked for, other than itself."""
    for entry in driver.post("/se/log", type="performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            yield message["params"]["request"]["url"]


def look(driver, page, axe, pictures):
    wrong = []
    address = page.resolve().as_uri()
    driver.cdp("Page.setBypassCSP", enabled=False)
    driver.size(NARROW)
    # What an earlier page left behind is not this one's.
    for kind in ("performance", "browser"):
        driver.post("/se/log", type=kind)
    driver.post("/url", url=address)
    wrong += [f"asks for {url}" for url in requests(driver) if url.split("#")[0] != address]
    wrong += [f"console: {entry['message']}" for entry in driver.post("/se/log", type="browser")]

    wide = driver.run("return document.documentElement.scrollWidth")
    if wide > NARROW[0]:
        wrong.append(f"is {wide} pixels wide on a screen of {NARROW[0]}")
    misplaced, seen = driver.run(NAMES)
    wrong += misplaced

    # The page lets no script run; axe is one, so the rule is lifted for it, after everything else was looked at.
    driver.cdp("Page.setBypassCSP", enabled=True)
    driver.post("/url", url=address)
    driver.run(axe + "; return true")
    for size, dark in [(NARROW, False), (NARROW, True), (WIDE, False)]:
        driver.size(size, dark)
        violations = driver.ask("POST", driver.session + "/execute/async", {"script": AXE, "args": []})
        if not isinstance(violations, list):
            wrong.append(f"axe: {violations}")
            continue
        for violation in violations:
            places = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            wrong.append(f"axe, {size[0]} pixels{', dark' if dark else ''}: {violation['id']}: {places}")
    if pictures:
        for size, dark in [(NARROW, False), (NARROW, True), (WIDE, False), (WIDE, True)]:
            driver.size(size, dark)
            for part in range(6):
                driver.run(f"window.scrollTo(0, {part} * document.documentElement.scrollHeight / 6)")
                shot = base64.b64decode(driver.ask("GET", driver.session + "/screenshot"))
                (pictures / f"{page.stem}-{size[0]}{'-dark' if dark else ''}-{part}.png").write_bytes(shot)
        paper = driver.post("/print", pageRanges=[], background=True)
        (pictures / f"{page.stem}.pdf").write_bytes(base64.b64decode(paper))
    return wrong, seen


def main(arguments):
    pictures = None
    if "--pictures" in arguments:
        at = arguments.index("--pictures")
        pictures = pathlib.Path(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2:]
    axe = pathlib.Path(arguments[0]).read_text(encoding="utf-8")
    all_seen, failed = {"right": 0, "han": 0}, False
    with tempfile.TemporaryFile() as logs:
        driver = Driver(logs)
        try:
            for page in map(pathlib.Path, arguments[1:]):
                wrong, seen = look(driver, page, axe, pictures)
                failed = failed or bool(wrong)
                all_seen = {script: all_seen[script] + seen[script] for script in all_seen}
                print(f"{page.name}: {'nothing wrong' if not wrong else 'wrong'}")
                for one in wrong:
                    print(f"  {one}")
        finally:
            driver.close()
    for script, count in all_seen.items():
        if count == 0:
            print(f"no name was seen that tests the direction of writing ({script})")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
