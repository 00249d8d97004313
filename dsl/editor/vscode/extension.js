// The client: starts `garis lsp` and passes messages between it and the editor. It speaks the few
// parts of the Language Server Protocol that the server offers, so it needs no package beside
// the editor's own interface.
'use strict';
const vscode = require('vscode');
const { Connection } = require('./connection.js');

let connection;
let diagnostics;
let output;

const place = (p) => new vscode.Position(p.line, p.character);
const range = (r) => new vscode.Range(place(r.start), place(r.end));
const location = (l) => new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
const at = (document, position) => ({ textDocument: { uri: document.uri.toString() }, position });
const selector = { language: 'garis', scheme: 'file' };

function workspaceEdit(edit) {
  const all = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(edit.changes)) {
    all.set(vscode.Uri.parse(uri), edits.map((e) => new vscode.TextEdit(range(e.range), e.newText)));
  }
  return all;
}

function settings() {
  return vscode.workspace.getConfiguration('garis');
}

// ---- from the server ----

function onNotification(method, params) {
  if (method === 'textDocument/publishDiagnostics') {
    const severities = [vscode.DiagnosticSeverity.Error, vscode.DiagnosticSeverity.Warning,
      vscode.DiagnosticSeverity.Information];
    diagnostics.set(vscode.Uri.parse(params.uri), params.diagnostics.map((d) => {
      const shown = new vscode.Diagnostic(range(d.range), d.message, severities[d.severity - 1]);
      shown.code = d.code;
      shown.source = d.source;
      return shown;
    }));
  } else if (method === 'window/showMessage') {
    (params.type === 1 ? vscode.window.showErrorMessage : vscode.window.showInformationMessage)(params.message);
  }
}

// ---- to the server ----

function opened(document) {
  if (document.languageId !== 'garis' || !connection) return;
  connection.notify('textDocument/didOpen', {
    textDocument: {
      uri: document.uri.toString(), languageId: 'garis', version: document.version, text: document.getText(),
    },
  });
}

function changed(event) {
  if (event.document.languageId !== 'garis' || !connection || event.contentChanges.length === 0) return;
  connection.notify('textDocument/didChange', {
    textDocument: { uri: event.document.uri.toString(), version: event.document.version },
    contentChanges: event.contentChanges.map((c) => ({ range: c.range, text: c.text })),
  });
}

function closed(document) {
  if (document.languageId !== 'garis' || !connection) return;
  connection.notify('textDocument/didClose', { textDocument: { uri: document.uri.toString() } });
}

// Answers null where the server has none, so that the editor shows nothing.
async function ask(method, params) {
  if (!connection) return null;
  return connection.request(method, params);
}

const kinds = {
  3: vscode.CompletionItemKind.Function, 5: vscode.CompletionItemKind.Field, 6: vscode.CompletionItemKind.Variable,
  7: vscode.CompletionItemKind.Class, 11: vscode.CompletionItemKind.Unit, 12: vscode.CompletionItemKind.Value,
  14: vscode.CompletionItemKind.Keyword, 21: vscode.CompletionItemKind.Constant,
};

const providers = {
  async provideHover(document, position) {
    const found = await ask('textDocument/hover', at(document, position));
    return found && new vscode.Hover(new vscode.MarkdownString(found.contents.value), range(found.range));
  },
  async provideCompletionItems(document, position) {
    const found = await ask('textDocument/completion', at(document, position));
    return ((found && found.items) || []).map((item) => {
      const shown = new vscode.CompletionItem(item.label, kinds[item.kind]);
      shown.detail = item.detail;
      return shown;
    });
  },
  async provideDefinition(document, position) {
    const found = await ask('textDocument/definition', at(document, position));
    return found && location(found);
  },
  async provideReferences(document, position, context) {
    const found = await ask('textDocument/references', { ...at(document, position), context });
    return (found || []).map(location);
  },
  async prepareRename(document, position) {
    const found = await ask('textDocument/prepareRename', at(document, position));
    if (!found) throw new Error('This name cannot be changed here.');
    return { range: range(found.range), placeholder: found.placeholder };
  },
  async provideRenameEdits(document, position, newName) {
    return workspaceEdit(await ask('textDocument/rename', { ...at(document, position), newName }));
  },
  async provideDocumentSymbols(document) {
    const found = await ask('textDocument/documentSymbol', { textDocument: { uri: document.uri.toString() } });
    return (found || []).map((s) => new vscode.DocumentSymbol(s.name, s.detail, s.kind - 1, range(s.range),
      range(s.selectionRange)));
  },
  async provideDocumentFormattingEdits(document) {
    const found = await ask('textDocument/formatting', { textDocument: { uri: document.uri.toString() }, options: {} });
    return (found || []).map((e) => new vscode.TextEdit(range(e.range), e.newText));
  },
  async provideCodeActions(document, selected) {
    const found = await ask('textDocument/codeAction', {
      textDocument: { uri: document.uri.toString() }, range: selected, context: { diagnostics: [] },
    });
    return (found || []).map((a) => {
      const action = new vscode.CodeAction(a.title, vscode.CodeActionKind.QuickFix);
      action.edit = workspaceEdit(a.edit);
      action.isPreferred = a.isPreferred;
      return action;
    });
  },
  async provideCodeLenses(document) {
    const found = await ask('textDocument/codeLens', { textDocument: { uri: document.uri.toString() } });
    return (found || []).map((l) => new vscode.CodeLens(range(l.range), l.command));
  },
};

// ---- life ----

async function start() {
  const paths = settings().get('rulesPath').flatMap((folder) => ['--rules-path', folder]);
  connection = new Connection(settings().get('path'), ['lsp', ...paths], {
    onNotification,
    onLog: (text) => output.append(text),
    onEnd: (reason) => {
      connection = undefined;
      if (reason) vscode.window.showErrorMessage(`Garis: ${reason}. Is the setting garis.path right?`);
    },
  });
  const started = connection;
  await started.request('initialize', {
    processId: process.pid, rootUri: null, capabilities: {},
    initializationOptions: { report: settings().get('report') },
  });
  started.notify('initialized', {});
  vscode.workspace.textDocuments.forEach(opened);
}

async function stop() {
  const stopping = connection;
  connection = undefined;
  diagnostics.clear();
  if (stopping) await stopping.stop();
}

async function activate(context) {
  diagnostics = vscode.languages.createDiagnosticCollection('garis');
  output = vscode.window.createOutputChannel('Garis');
  const languages = vscode.languages;
  context.subscriptions.push(
    diagnostics, output,
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.workspace.onDidCloseTextDocument(closed),
    languages.registerHoverProvider(selector, providers),
    languages.registerCompletionItemProvider(selector, providers, '.', ':', '{', '|', '('),
    languages.registerDefinitionProvider(selector, providers),
    languages.registerReferenceProvider(selector, providers),
    languages.registerRenameProvider(selector, providers),
    languages.registerDocumentSymbolProvider(selector, providers),
    languages.registerDocumentFormattingEditProvider(selector, providers),
    languages.registerCodeActionsProvider(selector, providers),
    languages.registerCodeLensProvider(selector, providers),
    vscode.commands.registerCommand('garis.runTest', (uri, name) => ask('workspace/executeCommand', {
      command: 'garis.runTest', arguments: [uri, name],
    })),
    vscode.commands.registerCommand('garis.restart', async () => {
      await stop();
      await start();
    }),
  );
  await start().catch((error) => output.appendLine(String(error)));
}

module.exports = { activate, deactivate: stop };
