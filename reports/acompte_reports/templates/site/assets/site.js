// Sorting, filtering and their state in the URL's fragment. Without it the tables stand as they are.
"use strict";

// Said before anything is drawn, so that what only scripts can use is there from the start, and nothing moves.
document.documentElement.classList.add("js");

document.addEventListener("DOMContentLoaded", function () {
  // So many rows are laid out at once; more come as one scrolls. To lay out thousands takes seconds.
  const STEP = 100;
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\s\u202f]+/g, " ");
  const language = document.documentElement.lang;
  const compare = new Intl.Collator(language, { numeric: true, sensitivity: "base" }).compare;
  const isNumber = /^-?\d+(\.\d+)?$/;

  function value(cell) {
    if (cell === undefined) return "";
    return "v" in cell.dataset ? cell.dataset.v : cell.textContent.trim();
  }

  // Empty cells stand last, whichever way the column is sorted.
  function order(a, b, down) {
    const blankA = a === "" || a === "—";
    const blankB = b === "" || b === "—";
    if (blankA || blankB) return blankA - blankB;
    const found = isNumber.test(a) && isNumber.test(b) ? Number(a) - Number(b) : compare(a, b);
    return down ? -found : found;
  }

  function inOrder(rows, column, down) {
    const found = rows.map((row) => [value(row.cells[column]), row]);
    found.sort((a, b) => order(a[0], b[0], down));
    return found.map((pair) => pair[1]);
  }

  function mark(table, column, down) {
    Array.from(table.tHead.rows[0].cells).forEach((head, place) => {
      if (place === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  function sort(table, column, down) {
    const body = table.tBodies[0];
    body.replaceChildren(...inOrder(Array.from(body.rows), column, down));
    mark(table, column, down);
  }

  function prepare(table, changed) {
    Array.from(table.tHead.rows[0].cells).forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const sorted = head.getAttribute("aria-sort");
        changed(place, sorted ? sorted === "ascending" : head.classList.contains("n"));
      });
    });
  }

  function read() {
    const state = { f: "", only: "", s: "" };
    for (const [key, said] of new URLSearchParams(location.hash.slice(1))) if (key in state) state[key] = said;
    return state;
  }

  function keep(state) {
    const kept = new URLSearchParams();
    for (const key of ["only", "f", "s"]) if (state[key]) kept.set(key, state[key]);
    const fragment = kept.toString().replace(/\+/g, "%20");
    history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
  }

  function listPage(tools, table) {
    const field = tools.querySelector("[data-filter]");
    const sorter = tools.querySelector("[data-sorter]");
    const shown = tools.querySelector("[data-shown]");
    const empty = document.querySelector("[data-empty]");
    const end = document.createElement("div");
    table.after(end);
    const buttons = Array.from(tools.querySelectorAll("[data-only]"));
    const body = table.tBodies[0];
    const facts = new Map(Array.from(body.rows, (row) => [row, { is: (row.dataset.is || "").split(" ") }]));
    let rows = Array.from(body.rows);
    let found = rows;
    let state = read();
    let sorted = "";
    let room = STEP;

    function text(row) {
      const known = facts.get(row);
      known.text ??= fold(Array.from(row.cells, (cell) => cell.textContent).join(" "));
      return known.text;
    }

    function filter() {
      const words = fold(state.f).split(" ").filter(Boolean);
      found = rows.filter((row) =>
        (!state.only || facts.get(row).is.includes(state.only)) && words.every((word) => text(row).includes(word)));
      body.replaceChildren(...found.slice(0, room));
      shown.textContent = shown.dataset.text.replace("{shown}", found.length).replace("{all}", rows.length);
      empty.hidden = found.length > 0;
    }

    function more(count) {
      body.append(...found.slice(room, room + count));
      room += count;
    }

    function show() {
      field.value = state.f;
      if (!buttons.some((button) => button.dataset.only === state.only)) state.only = "";
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.only === state.only));
      const said = /^(\d+)(d?)$/.exec(state.s);
      if (!said || Number(said[1]) >= table.tHead.rows[0].cells.length) state.s = "";
      else if (state.s !== sorted) {
        rows = inOrder(rows, Number(said[1]), said[2] === "d");
        mark(table, Number(said[1]), said[2] === "d");
      }
      sorted = state.s;
      sorter.value = state.s;
      filter();
    }

    function change(part) {
      state = Object.assign(state, part);
      room = STEP;
      keep(state);
      show();
    }

    prepare(table, (column, down) => change({ s: column + (down ? "d" : "") }));
    sorter.append(new Option("—", ""));
    Array.from(table.tHead.rows[0].cells).forEach((head, place) => {
      sorter.append(new Option(head.textContent + " ↑", String(place)), new Option(head.textContent + " ↓", place + "d"));
    });
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => change({ f: field.value }), 40);
    });
    sorter.addEventListener("change", () => change({ s: sorter.value }));
    for (const button of buttons) button.addEventListener("click", () => change({ only: button.dataset.only }));
    window.addEventListener("hashchange", () => {
      state = read();
      show();
    });
    show();
    new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting) && room < found.length) more(STEP);
    }, { rootMargin: "1500px" }).observe(end);
    window.addEventListener("beforeprint", () => more(found.length));
  }

  const tools = document.querySelector("[data-tools]");
  const tables = Array.from(document.querySelectorAll("table[data-rows]"));
  if (tools && tables.length) listPage(tools, tables[0]);
  else for (const table of tables) prepare(table, (column, down) => sort(table, column, down));
  document.documentElement.classList.add("ready");
});
