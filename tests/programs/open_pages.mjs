// Chromium over finished pages: node open_pages.mjs CHROMIUM PAGE...   prints what it saw as JSON.
// Judging is left to the Python test; this only looks.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WIDTHS = [1280, 360];
// Without these, Chromium looks up hosts of its maker at every start.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Runs in the page: all that a reader of the page meets. */
function look() {
  const luminance = ([r, g, b]) => {
    const part = (v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const color = (text) => text.match(/[\d.]+/g).map(Number);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const c = color(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const shown = [...document.body.querySelectorAll("*")].filter(own);
  return {
    title: document.title,
    lang: document.documentElement.lang,
    viewport: document.querySelector("meta[name=viewport]")?.content ?? "",
    headings: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((h) => ({
      level: Number(h.tagName[1]), text: h.textContent.trim(),
    })),
    tables: [...document.querySelectorAll("table")].map((t) => ({
      caption: t.caption?.textContent.trim() ?? "",
      heads: [...(t.tHead?.querySelectorAll("th") ?? [])].map((h) => h.scope),
      rowsWithHead: [...t.tBodies].flatMap((b) => [...b.rows]).filter(
        (r) => r.cells[0].tagName === "TH" && r.cells[0].scope === "row").length,
      rows: [...t.tBodies].flatMap((b) => [...b.rows]).length,
    })),
    links: [...document.links].map((a) => ({
      text: a.textContent.trim(), href: a.getAttribute("href"), url: a.href,
      height: a.getBoundingClientRect().height, inText: !!a.closest("p"),
    })),
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
    texts: shown.map((e) => {
      const style = getComputedStyle(e);
      const [a, b] = [luminance(color(style.color)), luminance(behind(e))].sort((x, y) => y - x);
      return {
        text: e.textContent.trim().slice(0, 60), size: parseFloat(style.fontSize),
        bold: Number(style.fontWeight) >= 700, contrast: (a + 0.05) / (b + 0.05),
      };
    }),
  };
}

const [executablePath, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: FLAGS });
const seen = [];
for (const file of pages) {
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const faults = [];
    page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
    page.on("pageerror", (e) => faults.push(String(e)));
    page.on("requestfailed", (r) => faults.push(`failed: ${r.url()}`));
    const asked = [];
    page.on("request", (r) => asked.push(r.url()));
    await page.goto(pathToFileURL(file).href);
    const result = await page.evaluate(look);
    await page.addScriptTag({ path: AXE });
    const axe = await page.evaluate(() => globalThis.axe.run());
    seen.push({
      file, width, ...result, faults, asked,
      axe: axe.violations.map((v) => ({
        id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map((n) => n.html.slice(0, 200)),
      })),
      axePasses: axe.passes.length,
      axeUnsure: axe.incomplete.map((v) => v.id),
    });
    await page.close();
  }
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
