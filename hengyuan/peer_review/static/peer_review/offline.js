// A sheet without the site: worked out here as law.review does there, kept in this browser, exported.
"use strict";
globalThis.offlineLaw = (law) => {
  const SEPARATORS = /[\s,，、;；]+/;
  const WORTH = { yes: 2n, partly: 1n, no: 0n }; // halves
  const BELOW_GOOD = ["qualified", "unqualified"];
  const SENTENCES = {
    zh: {
      grade: "还没有评定等次", reason: "评定等次与规则推算的等次不同，须说明理由",
      single: (name) => `没有单项等次：${name}`, answer: (name) => `没有作答：${name}`,
      inapplicable: (name) => `不适用须说明理由：${name}`,
      proof: (name) => `须写一句话并注明页码：${name}`,
      veto: (names) => `一票否决：${names.join("、")}`, open: "尚未全部评完",
      points: (told) => `合计${told}分`,
      grades: (best, fine, worst, all) => `优秀${best}项、良好以上${fine}项、不合格${worst}项，共${all}项`,
    },
    en: {
      grade: "no grade is given yet",
      reason: "the grade is not the one that the rule proposes: a reason is needed",
      single: (name) => `no single grade: ${name}`, answer: (name) => `not answered: ${name}`,
      inapplicable: (name) => `not applicable needs a reason: ${name}`,
      proof: (name) => `needs a sentence and a page: ${name}`,
      veto: (names) => `veto: ${names.join("; ")}`, open: "not everything is judged yet",
      points: (told) => `${told} points`,
      grades: (best, fine, worst, all) =>
        `${best} excellent, ${fine} good or better, ${worst} unqualified, of ${all}`,
    },
  };
  const say = SENTENCES[law.language];

  /* Fractions of whole numbers: what is compared with a threshold is exact. */
  const fraction = (top, bottom = 1n) => ({ top, bottom });
  const plus = (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
  const times = (a, b) => fraction(a.top * b.top, a.bottom * b.bottom);
  const whole = (number) => fraction(BigInt(number));
  const common = (a, b) => (b ? common(b, a % b) : a);
  function tenths({ top, bottom }) { // as the site writes a number: a half goes to the even tenth
    const by = common(top, bottom);
    const number = Number(top / by) / Number(bottom / by);
    if ((number * 4) % 2 !== 1) return number.toFixed(1);
    const below = Math.floor(number * 10);
    return ((below + (below % 2)) / 10).toFixed(1);
  }

  const text = (fields, name) => (fields[name] ?? "").trim();
  const pagesOf = (fields, name) => text(fields, name).split(SEPARATORS).filter(Boolean);
  const isProven = (fields, name) =>
    text(fields, `text:${name}`) !== "" && pagesOf(fields, `pages:${name}`).length > 0;
  const isWaived = (fields, one) => one.is_out || text(fields, `waived:${one.id}`) !== "";

  function share(fields, one) {
    const points = text(fields, `points:${one.id}`);
    if (law.model !== "grades" && points !== "") {
      const [units, tenth = "0"] = points.split(".");
      const given = fraction(BigInt(units) * 10n + BigInt(tenth), 10n * BigInt(one.weight));
      return given.top > given.bottom ? fraction(1n) : given;
    }
    let sum = 0n;
    let count = 0n;
    for (const item of one.items) {
      const answer = text(fields, `answer:${one.id}:${item.id}`);
      if (item.is_fact || answer === "not_applicable") continue;
      if (!(answer in WORTH)) return null;
      sum += WORTH[answer];
      count += 1n;
    }
    return count ? fraction(sum, 2n * count) : null;
  }

  function pointsOf(fields) {
    const counted = law.indicators.filter((one) => !isWaived(fields, one));
    const shares = counted.map((one) => share(fields, one));
    if (!counted.length || shares.includes(null)) return null;
    const weight = counted.reduce((sum, one) => sum + BigInt(one.weight), 0n);
    const full = counted.reduce(
      (sum, one, at) => plus(sum, times(whole(one.weight), shares[at])), fraction(0n),
    );
    if (law.components.some(([, given]) => given === null)) return null;
    const others = law.components.reduce(
      (sum, [part, given]) => plus(sum, fraction(BigInt(part) * BigInt(given), 100n)), fraction(0n),
    );
    const [top, bottom] = law.share.map(BigInt);
    return plus(times(times(full, fraction(100n, weight)), fraction(top, bottom)), others);
  }

  function propose(fields) {
    const vetoes = law.vetoes.filter(({ id }) => fields[`veto:${id}`]);
    if (vetoes.length) {
      return { proposed: "unqualified", why: say.veto(vetoes.map(({ name }) => name)) };
    }
    return law.model === "grades" ? fromGrades(fields) : fromPoints(pointsOf(fields));
  }

  function fromPoints(points) {
    if (points === null) return { proposed: "", why: say.open };
    const reached = law.thresholds.find(([, least]) => points.top >= BigInt(least) * points.bottom);
    return { proposed: reached?.[0] ?? "unqualified", why: say.points(tenths(points)) };
  }

  function fromGrades(fields) {
    const counted = law.indicators.filter((one) => !isWaived(fields, one));
    const given = counted.map((one) => text(fields, `grade:${one.id}`));
    if (!counted.length || given.includes("")) return { proposed: "", why: say.open };
    const all = given.length;
    const best = given.filter((grade) => grade === "excellent").length;
    const fine = given.filter((grade) => !BELOW_GOOD.includes(grade)).length;
    const worst = given.filter((grade) => grade === "unqualified").length;
    const core = given.filter((_grade, at) => counted[at].is_core);
    const least = (number) => Math.min(number, all);
    let proposed = "qualified";
    if (worst >= law.rule.unqualified || core.includes("unqualified")) proposed = "unqualified";
    else if (fine === all && best >= least(law.rule.excellent)
      && core.every((grade) => grade === "excellent")) proposed = "excellent";
    else if (!worst && fine >= least(law.rule.good)) proposed = "good";
    return { proposed, why: say.grades(best, fine, worst, all) };
  }

  function missing(fields, proposed) {
    const found = [];
    const lack = (sentence, indicator = "", item = "") => {
      const place = [indicator, item].filter(Boolean).join("-");
      found.push({ text: sentence, at: place ? `i-${place}` : "whole" });
    };
    for (const one of law.indicators.filter((each) => !isWaived(fields, each))) {
      for (const item of one.items) ofItem(fields, one, item, lack);
      if (law.model === "grades") ofGrade(fields, one, lack);
    }
    for (const { id, name } of law.vetoes) {
      if (fields[`veto:${id}`] && !isProven(fields, `veto:${id}`)) lack(say.proof(name), "", id);
    }
    const grade = text(fields, "grade");
    if (!grade) lack(say.grade);
    else if (proposed && grade !== proposed && !text(fields, "reason")) lack(say.reason);
    return found;
  }

  function ofItem(fields, one, item, lack) {
    const name = `${one.id}:${item.id}`;
    const answer = text(fields, `answer:${name}`);
    if (!answer) lack(say.answer(item.name), one.id, item.id);
    else if (answer === "not_applicable" && !text(fields, `text:${name}`)) {
      lack(say.inapplicable(item.name), one.id, item.id);
    } else if (["partly", "no"].includes(answer) && !item.is_fact && !isProven(fields, name)) {
      lack(say.proof(item.name), one.id, item.id);
    }
  }

  function ofGrade(fields, one, lack) {
    const grade = text(fields, `grade:${one.id}`);
    const proven = ["", ...one.items.map(({ id }) => id)].some(
      (item) => isProven(fields, `${one.id}:${item}`),
    );
    if (!grade) lack(say.single(one.name), one.id);
    else if (BELOW_GOOD.includes(grade) && !proven) lack(say.proof(one.name), one.id);
  }

  return (fields) => {
    const { proposed, why } = propose(fields);
    return {
      proposed, proposed_name: law.grades[proposed] ?? "", why, missing: missing(fields, proposed),
    };
  };
};

(() => {
  const issued = JSON.parse(document.getElementById("issued")?.textContent ?? "null");
  if (!issued) return;
  const judge = globalThis.offlineLaw(JSON.parse(document.getElementById("law").textContent));
  const form = document.querySelector("form[data-keep]");
  const state = form.querySelector("[data-state]");
  const PLACE = `hengyuan-review-${issued.seal}`;
  const LONGEST = 2000;

  function fieldsOf() {
    const told = [...new FormData(form)].filter(([name]) => name !== "saved");
    return Object.fromEntries(
      told.map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ""),
    );
  }

  /* What the site would not take is told at once. */
  function problemOf(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const isPages = name.startsWith("pages:");
      if (isPages && value.split(/[\s,，、;；]+/).some((one) => one && !/^\d{1,4}$/.test(one))) {
        return form.dataset.textPages + value.slice(0, 40);
      }
      if (name.startsWith("points:") && !/^\d{1,3}(\.\d)?$/.test(value)) {
        return form.dataset.textPoints + value.slice(0, 40);
      }
      if (!isPages && [...value].length > LONGEST) return form.dataset.textLong;
    }
    return "";
  }

  globalThis.keepOffline = async () => {
    const fields = fieldsOf();
    const problem = problemOf(fields);
    if (problem) return { problem };
    const told = { ...judge(fields), saved: issued.saved };
    try {
      localStorage.setItem(PLACE, JSON.stringify(fields));
    } catch {
      return { ...told, problem: form.dataset.textOffline };
    }
    return told;
  };

  function fill(fields) {
    for (const each of form.elements) {
      if (!each.name || each.name === "saved") continue;
      if (["radio", "checkbox"].includes(each.type)) each.checked = fields[each.name] === each.value;
      else each.value = fields[each.name] ?? "";
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function known() {
    try {
      return JSON.parse(localStorage.getItem(PLACE));
    } catch {
      return null;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = fieldsOf();
    const problem = problemOf(fields);
    if (problem) {
      state.textContent = form.dataset.textFailed + problem;
      return;
    }
    globalThis.keepOffline();
    const { format, sheet, saved, base, seal, code } = issued;
    const content = JSON.stringify({ format, sheet, saved, base, seal, fields }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    link.download = `${code}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    state.textContent = `${form.dataset.textExported} ${link.download}`;
  });

  form.querySelector("[data-open]").addEventListener("change", async ({ target }) => {
    try {
      const told = JSON.parse(await target.files[0].text());
      if (told.seal !== issued.seal) throw new TypeError(told.seal);
      fill(told.fields);
    } catch {
      state.textContent = form.dataset.textWrong;
    }
    target.value = "";
  });

  form.querySelector("[data-forget]").addEventListener("click", () => {
    if (!confirm(form.dataset.textForget)) return;
    localStorage.removeItem(PLACE);
    fill(issued.base);
  });

  document.addEventListener("DOMContentLoaded", () => fill(known() ?? issued.base));
})();
