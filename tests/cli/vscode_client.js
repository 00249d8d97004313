// The extension in a stand-in for the editor, against the real server: node vscode_client.js EXTENSION GARIS FOLDER
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');

const [extensionFolder, garis, folder] = process.argv.slice(2);
const registered = {};
const published = {};
const shown = [];
const listeners = {};

class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
const keep = (...names) => class { constructor(...values) { names.forEach((name, i) => { this[name] = values[i]; }); } };
const provider = (name) => (selector, given) => { registered[name] = given; return { dispose() {} }; };
const listen = (name) => (listener) => { listeners[name] = listener; return { dispose() {} }; };
const commands = {};
const settings = { path: garis, rulesPath: [], report: '' };

const document = {
  languageId: 'garis', version: 1, uri: { toString: () => `file://${folder}/a.garis` },
  getText: () => fs.readFileSync(path.join(folder, 'a.garis'), 'utf8'),
};

const vscode = {
  Position, Range,
  Location: keep('uri', 'range'), Hover: keep('contents', 'range'), MarkdownString: keep('value'),
  TextEdit: keep('range', 'newText'), CodeLens: keep('range', 'command'), CodeAction: keep('title', 'kind'),
  CompletionItem: keep('label', 'kind'), Diagnostic: keep('range', 'message', 'severity'),
  DocumentSymbol: keep('name', 'detail', 'kind', 'range', 'selectionRange'),
  WorkspaceEdit: class { constructor() { this.edits = []; } set(uri, edits) { this.edits.push([uri, edits]); } },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2 }, CodeActionKind: { QuickFix: 'quickfix' },
  CompletionItemKind: {}, Uri: { parse: (text) => text },
  languages: {
    createDiagnosticCollection: () => ({ set: (uri, list) => { published[uri] = list; }, clear() {}, dispose() {} }),
    ...Object.fromEntries(['Hover', 'Definition', 'Reference', 'Rename', 'DocumentSymbol', 'DocumentFormattingEdit']
      .map((name) => [`register${name}Provider`, provider(name)])),
    registerCompletionItemProvider: provider('Completion'), registerCodeActionsProvider: provider('CodeActions'),
    registerCodeLensProvider: provider('CodeLens'),
  },
  window: {
    createOutputChannel: () => ({ append() {}, appendLine: (line) => shown.push(line), dispose() {} }),
    showErrorMessage: (text) => shown.push(text), showInformationMessage: (text) => shown.push(text),
  },
  workspace: {
    textDocuments: [document], getConfiguration: () => ({ get: (key) => settings[key] }),
    onDidOpenTextDocument: listen('open'), onDidChangeTextDocument: listen('change'), onDidCloseTextDocument: listen('close'),
  },
  commands: { registerCommand: (name, run) => { commands[name] = run; return { dispose() {} }; } },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));

const checks = [];
const expect = (good, what, seen) => checks.push([Boolean(good), what, seen]);
const until = async (condition) => {
  for (let i = 0; i < 600 && !condition(); i += 1) await new Promise((done) => { setTimeout(done, 50); });
};

async function main() {
  const extension = require(path.join(extensionFolder, 'extension.js'));
  await extension.activate({ subscriptions: [] });
  const uri = document.uri.toString();
  await until(() => published[uri]);
  expect(published[uri] && published[uri].every((d) => d.severity !== 0), 'diagnostics arrive', published);
  const lines = document.getText().split('\n');
  const line = lines.findIndex((text) => text.includes('requires'));
  const where = new Position(line, lines[line].indexOf('u_value') + 2);
  const hover = await registered.Hover.provideHover(document, where);
  expect(hover && hover.contents.value.includes('wall.u_value'), 'hover', hover);
  const items = await registered.Completion.provideCompletionItems(document, where);
  expect(items.some((item) => item.label === 'u_value'), 'completion', items.length);
  const definition = await registered.Definition.provideDefinition(document, new Position(line, lines[line].indexOf('limit') + 1));
  expect(definition && definition.range.start.line === line - 1, 'definition', definition);
  const edit = await registered.Rename.provideRenameEdits(document, new Position(line, lines[line].indexOf('limit') + 1), 'cap');
  expect(edit.edits[0][1].length === 2, 'rename', edit);
  const refused = await registered.Rename.provideRenameEdits(document, where, 'x').catch((error) => error.message);
  expect(String(refused).includes('vocabulary'), 'rename is refused', refused);
  const symbols = await registered.DocumentSymbol.provideDocumentSymbols(document);
  expect(symbols.length === 2, 'symbols', symbols);
  const lenses = await registered.CodeLens.provideCodeLenses(document);
  const result = await commands[lenses[0].command.command](...lenses[0].command.arguments);
  expect(result.passed, 'a test runs', result);
  await until(() => shown.length > 0);
  expect(shown.some((text) => text.startsWith('✓')), 'its result is shown', shown);
  listeners.change({ document, contentChanges: [{ range: new Range(new Position(line, 0), new Position(line, 0)), text: ') ' }] });
  await until(() => published[uri].some((d) => d.code === 'P001'));
  expect(published[uri].some((d) => d.code === 'P001'), 'a change brings new diagnostics', published[uri]);
  await extension.deactivate();
  for (const [good, what, seen] of checks) if (!good) console.log(`FAIL ${what}: ${JSON.stringify(seen)}`);
  console.log(`${checks.length} checks`);
  process.exit(checks.every(([good]) => good) ? 0 : 1);
}

main().catch((error) => {
  console.log(`FAIL ${error.stack}`);
  process.exit(1);
});
