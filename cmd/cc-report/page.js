"use strict";
(function () {
	var table = document.getElementById("rows");
	if (!table)
		return;
	var body = table.tBodies[0];
	var form = document.getElementById("filters");
	var count = document.getElementById("count");
	var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
	var collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

	function field(name) {
		return document.getElementById("by-" + name);
	}

	/* Curly and straight marks, the dashes and the spaces find each other, in either case. */
	function fold(text) {
		return text.toLowerCase().replace(/[\u2018\u2019\u201b\u02bc]/g, "'").replace(/[\u201c\u201d\u201e]/g, '"')
			.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ");
	}

	var rows = Array.prototype.map.call(body.rows, function (row, place) {
		var cells = row.cells;
		return {
			row: row,
			place: place,
			words: null,
			speaker: cells[1].getAttribute("data-is"),
			kind: cells[3].textContent,
			document: cells[4].getAttribute("data-is"),
			themes: row.getAttribute("data-themes").split("|"),
			/* What each column is sorted by. */
			keys: [place, cells[1].textContent, cells[2].querySelector("summary").textContent, cells[3].textContent,
				cells[4].getAttribute("data-is"), cells[5].textContent]
		};
	});

	function words_of(r) {
		if (r.words === null)
			r.words = fold(r.row.querySelector("mark").textContent);
		return r.words;
	}

	/* ---- filters ---- */

	function is_about(r, theme) {
		return r.themes.some(function (t) {
			return t === theme || t.indexOf(theme + "/") === 0;
		});
	}

	function filter() {
		var wanted = fold(field("words").value).split(" ").filter(Boolean);
		var speaker = field("speaker").value, kind = field("kind").value;
		var theme = field("theme").value, doc = field("document").value;
		var shown = 0;
		rows.forEach(function (r) {
			var fits = (!speaker || r.speaker === speaker) && (!kind || r.kind === kind) &&
				(!doc || r.document === doc) && (!theme || is_about(r, theme)) &&
				wanted.every(function (word) { return words_of(r).indexOf(word) >= 0; });
			r.row.hidden = !fits;
			shown += fits;
		});
		count.textContent = shown === rows.length ? shown.toLocaleString("en") + " quotations"
			: shown.toLocaleString("en") + " of " + rows.length.toLocaleString("en");
	}

	/* The values of a filter, the most frequent first. */
	function offer(name, values_of, by_name) {
		var seen = new Map();
		rows.forEach(function (r) {
			values_of(r).forEach(function (value) {
				if (value)
					seen.set(value, (seen.get(value) || 0) + 1);
			});
		});
		Array.from(seen).sort(function (a, b) {
			return (by_name ? 0 : b[1] - a[1]) || collator.compare(a[0], b[0]);
		}).forEach(function (entry) {
			field(name).add(new Option(entry[0].replace(/\|/g, " or ") + " (" + entry[1] + ")", entry[0]));
		});
	}

	/* A label is under its theme too; each is counted once a row. */
	function themes_of(r) {
		var all = new Set(r.themes);
		r.themes.forEach(function (theme) { all.add(theme.split("/")[0]); });
		return Array.from(all);
	}

	offer("speaker", function (r) { return [r.speaker]; }, false);
	offer("kind", function (r) { return [r.kind]; }, false);
	offer("document", function (r) { return [r.document]; }, true);
	offer("theme", themes_of, true);

	/* ---- order ---- */

	function sort(column, falling) {
		var sign = falling ? -1 : 1;
		rows.sort(function (a, b) {
			var x = a.keys[column], y = b.keys[column];
			if ((x === "") !== (y === ""))
				return x === "" ? 1 : -1;
			return sign * (column === 0 ? x - y : collator.compare(x, y)) || a.place - b.place;
		});
		var all = document.createDocumentFragment();
		rows.forEach(function (r) { all.appendChild(r.row); });
		body.appendChild(all);
		heads.forEach(function (head, i) {
			head.setAttribute("aria-sort", i !== column ? "none" : falling ? "descending" : "ascending");
		});
		field("order").value = column + (falling ? "-" : "+");
	}

	heads.forEach(function (head, i) {
		var button = document.createElement("button");
		button.type = "button";
		button.textContent = head.textContent;
		head.textContent = "";
		head.appendChild(button);
		button.addEventListener("click", function () {
			sort(i, head.getAttribute("aria-sort") === "ascending");
		});
		var name = i === 0 ? "as they stand" : button.textContent.toLowerCase();
		field("order").add(new Option(name, i + "+"));
		field("order").add(new Option(name + ", backwards", i + "-"));
	});
	field("order").addEventListener("change", function () {
		sort(parseInt(this.value, 10), this.value.slice(-1) === "-");
	});

	/* ---- what leads here ---- */

	/* A name, a document or a number above the table shows its quotations. */
	document.addEventListener("click", function (event) {
		var link = event.target.closest("a[data-speaker], a[data-document]");
		if (!link)
			return;
		form.reset();
		["speaker", "document", "theme"].forEach(function (name) {
			if (link.hasAttribute("data-" + name))
				field(name).value = link.getAttribute("data-" + name);
		});
		filter();
	});

	/* #q12: the row is shown, open. */
	function go_to_row() {
		var row = /^#q\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
		if (!row)
			return;
		row.hidden = false;
		row.querySelector("details").open = true;
		row.scrollIntoView({ block: "center" });
	}

	var later;
	field("words").addEventListener("input", function () {
		clearTimeout(later);
		later = setTimeout(filter, rows.length > 2000 ? 150 : 0);
	});
	["speaker", "kind", "theme", "document"].forEach(function (name) {
		field(name).addEventListener("change", filter);
	});
	form.addEventListener("submit", function (event) { event.preventDefault(); });
	form.addEventListener("reset", function () { setTimeout(function () { sort(0, false); filter(); }, 0); });
	window.addEventListener("hashchange", go_to_row);
	form.hidden = false;
	sort(0, false);
	filter();
	go_to_row();
})();
