#include "checker/lsp/server.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include <fmt/format.h>

#include "checker/lsp/completion.hpp"
#include "checker/lsp/edits.hpp"
#include "checker/lsp/framing.hpp"
#include "checker/lsp/hover.hpp"
#include "checker/lsp/outline.hpp"

namespace garis::lsp {
namespace {

using nlohmann::json;

constexpr auto kQuiet =
    std::chrono::milliseconds(30);  // without a message before diagnostics go out

enum Failure : int {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kNotInitialized = -32002,
  kRequestFailed = -32803,
};

struct Refusal {
  Failure code;
  std::string message;
};

// Messages as they come in; a thread of its own reads them, so that the server knows when the
// author pauses.
class Inbox {
 public:
  explicit Inbox(std::FILE* in) : reader_([this, in] { read(in); }) {}
  ~Inbox() { reader_.detach(); }  // it may wait for input that never comes

  // Waits for a message, at most until `until` if given. Nothing at the end, or when time is up.
  std::optional<std::string> next(std::optional<std::chrono::milliseconds> wait) {
    std::unique_lock lock(state_->mutex);
    const auto ready = [&] { return !state_->messages.empty() || state_->ended; };
    if (wait)
      state_->changed.wait_for(lock, *wait, ready);
    else
      state_->changed.wait(lock, ready);
    if (state_->messages.empty()) return std::nullopt;
    auto message = std::move(state_->messages.front());
    state_->messages.pop_front();
    return message;
  }

  bool ended() const {
    const std::lock_guard lock(state_->mutex);
    return state_->ended && state_->messages.empty();
  }

 private:
  struct State {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::string> messages;
    bool ended = false;
  };

  void read(std::FILE* in) {
    const auto state = state_;
    for (;;) {
      auto message = read_message(in);
      const std::lock_guard lock(state->mutex);
      if (message)
        state->messages.push_back(std::move(*message));
      else
        state->ended = true;
      state->changed.notify_one();
      if (state->ended) return;
    }
  }

  std::shared_ptr<State> state_ = std::make_shared<State>();
  std::thread reader_;
};

class Server {
 public:
  Server(std::FILE* in, std::FILE* out, ServerOptions options)
      : inbox_(in),
        out_(out),
        options_(std::move(options)),
        workspace_(options_.words, options_.load) {}

  int run() {
    while (!exit_) {
      const auto wait = workspace_.has_changes() ? std::optional(kQuiet) : std::nullopt;
      const auto message = inbox_.next(wait);
      if (message)
        take(*message);
      else if (inbox_.ended())
        return 1;
      else
        publish();
      if (lost_) return 1;
    }
    return was_shut_down_ ? 0 : 1;
  }

 private:
  using Handler = json (Server::*)(const json& params);

  // ---- messages ----

  void send(const json& message) {
    // What is not UTF-8 in a file name must not stop the server.
    lost_ =
        lost_ || !write_message(out_, message.dump(-1, ' ', false, json::error_handler_t::replace));
  }
  void answer(const json& id, json result) {
    send({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
  }
  void refuse(const json& id, Failure code, const std::string& message) {
    send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}});
  }
  void notify(const char* method, json params) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  void log(const std::string& line) {
    if (options_.log) options_.log(line);
  }

  void take(const std::string& text) {
    const auto message = json::parse(text, nullptr, false);
    if (message.is_discarded()) return refuse(nullptr, kParseError, "the message is no JSON");
    if (!message.is_object()) return refuse(nullptr, kInvalidRequest, "the message is no object");
    const auto method = message.find("method");
    if (method == message.end()) return;  // an answer to us; we ask nothing
    const auto found = message.find("id");
    const json id = found == message.end() ? json() : *found;
    if (!method->is_string()) return refuse(id, kInvalidRequest, "`method` is no text");
    const bool is_request = found != message.end();
    const json none = json::object();
    const auto params = message.find("params");
    const auto& given = params == message.end() ? none : *params;
    try {
      dispatch(method->get<std::string>(), given, is_request, id);
    } catch (const Refusal& refusal) {
      if (is_request) refuse(id, refusal.code, refusal.message);
    } catch (const json::exception&) {
      log(fmt::format("{}: parameters that do not fit", method->get<std::string>()));
      if (is_request) refuse(id, kInvalidParams, "the parameters do not fit the request");
    } catch (const std::exception&) {
      log(fmt::format("{}: internal error", method->get<std::string>()));
      if (is_request) refuse(id, kInternalError, "internal error; please report what you did");
    }
  }

  void dispatch(const std::string& method, const json& params, bool is_request, const json& id) {
    if (method == "exit") return void(exit_ = true);
    if (was_shut_down_) throw Refusal{kInvalidRequest, "the server has been shut down"};
    if (!is_initialized_ && method != "initialize")
      throw Refusal{kNotInitialized, "`initialize` comes first"};
    const auto handler = handlers().find(method);
    if (handler == handlers().end()) {
      if (method.starts_with("$/")) return;  // may be left out
      throw Refusal{kMethodNotFound, fmt::format("no method `{}`", method)};
    }
    auto result = (this->*handler->second)(params);
    if (is_request) answer(id, std::move(result));
  }

  static const std::unordered_map<std::string, Handler>& handlers() {
    static const std::unordered_map<std::string, Handler> all = {
        {"initialize", &Server::initialize},
        {"initialized", &Server::nothing},
        {"shutdown", &Server::shutdown},
        {"textDocument/didOpen", &Server::did_open},
        {"textDocument/didChange", &Server::did_change},
        {"textDocument/didClose", &Server::did_close},
        {"textDocument/didSave", &Server::nothing},
        {"workspace/didChangeConfiguration", &Server::did_change_configuration},
        {"workspace/didChangeWatchedFiles", &Server::nothing},
        {"workspace/executeCommand", &Server::execute_command},
        {"textDocument/hover", &Server::on_hover},
        {"textDocument/completion", &Server::on_completion},
        {"textDocument/definition", &Server::on_definition},
        {"textDocument/references", &Server::on_references},
        {"textDocument/prepareRename", &Server::on_prepare_rename},
        {"textDocument/rename", &Server::on_rename},
        {"textDocument/documentSymbol", &Server::on_document_symbol},
        {"textDocument/formatting", &Server::on_formatting},
        {"textDocument/codeAction", &Server::on_code_action},
        {"textDocument/codeLens", &Server::on_code_lens},
    };
    return all;
  }

  // ---- life ----

  json nothing(const json&) { return nullptr; }

  json initialize(const json& params) {
    if (is_initialized_) throw Refusal{kInvalidRequest, "`initialize` has been sent before"};
    is_initialized_ = true;
    if (const auto given = params.find("initializationOptions"); given != params.end())
      configure(*given);
    return {
        {"serverInfo", {{"name", "garis"}, {"version", options_.version}}},
        {"capabilities",
         {{"positionEncoding", "utf-16"},
          {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
          {"hoverProvider", true},
          {"completionProvider", {{"triggerCharacters", json::array({".", ":", "{", "|", "("})}}},
          {"definitionProvider", true},
          {"referencesProvider", true},
          {"renameProvider", {{"prepareProvider", true}}},
          {"documentSymbolProvider", true},
          {"documentFormattingProvider", true},
          {"codeActionProvider", {{"codeActionKinds", json::array({"quickfix"})}}},
          {"codeLensProvider", json::object()},
          {"executeCommandProvider", {{"commands", json::array({"garis.runTest"})}}}}}};
  }

  json shutdown(const json&) {
    was_shut_down_ = true;
    return nullptr;
  }

  void configure(const json& settings) {
    if (!settings.is_object()) return;
    const auto report = settings.find("report");
    if (report != settings.end() && report->is_string())
      last_run_.set_file(report->get<std::string>());
  }

  json did_change_configuration(const json& params) {
    const auto settings = params.value("settings", json::object());
    configure(settings.is_object() ? settings.value("garis", json::object()) : settings);
    return nullptr;
  }

  // ---- documents ----

  static std::string uri_in(const json& params) {
    return params.at("textDocument").at("uri").get<std::string>();
  }

  json did_open(const json& params) {
    workspace_.open(uri_in(params), params.at("textDocument").at("text").get<std::string>());
    return nullptr;
  }

  json did_change(const json& params) {
    workspace_.change(uri_in(params), params.at("contentChanges"));
    return nullptr;
  }

  json did_close(const json& params) {
    workspace_.close(uri_in(params));
    notify("textDocument/publishDiagnostics",
           {{"uri", uri_in(params)}, {"diagnostics", json::array()}});
    return nullptr;
  }

  // ---- diagnostics ----

  static int severity(diagnostics::Level level) {
    return level == diagnostics::Level::error ? 1 : level == diagnostics::Level::warning ? 2 : 3;
  }

  void publish() {
    const auto start = std::chrono::steady_clock::now();
    for (const auto* analysis : workspace_.analyse_changed()) publish(*analysis);
    const auto took = std::chrono::steady_clock::now() - start;
    log(fmt::format("analysed in {} ms",
                    std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
  }

  void publish(const Analysis& analysis) {
    std::map<std::uint32_t, json> by_file;
    for (std::uint32_t id = 0; id < analysis.pack->sources.size(); ++id)
      by_file[id] = json::array();
    for (const auto& d : analysis.pack->diagnostics.all()) {
      by_file[static_cast<std::uint32_t>(d.span.file)].push_back(
          {{"range", analysis.lines_of(d.span.file).range(d.span.begin, d.span.end)},
           {"severity", severity(d.level)},
           {"code", diagnostics::info(d.code).name},
           {"source", "garis"},
           {"message", d.help.empty() ? d.message : d.message + "\n" + d.help}});
    }
    for (auto& [id, list] : by_file) {
      const auto uri = uri_of(analysis.pack->sources.file(base::FileId(id)).name());
      notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", std::move(list)}});
    }
  }

  // What is asked about a place has an up-to-date answer; its diagnostics go out first.
  void settle() {
    if (workspace_.has_changes()) publish();
  }

  // ---- places ----

  struct Here {
    const Analysis* analysis;
    base::FileId file;
    std::uint32_t offset;
  };

  std::optional<Here> here(const json& params, bool last_good = false) {
    settle();
    const auto uri = uri_in(params);
    const auto* analysis = last_good ? workspace_.last_good(uri) : workspace_.analysis(uri);
    if (analysis == nullptr) return std::nullopt;
    const auto file = analysis->file_of(path_of(uri));
    if (!file) return std::nullopt;
    const auto at = position_of(params.at("position"));
    return Here{analysis, *file, analysis->lines_of(*file).offset(at)};
  }

  json on_hover(const json& params) {
    const auto at = here(params, true);
    return at ? hover(*at->analysis, at->file, at->offset, last_run_) : json();
  }

  json on_completion(const json& params) {
    settle();
    const auto uri = uri_in(params);
    const auto* text = workspace_.buffer(uri);
    const auto* known = workspace_.last_good(uri);
    if (text == nullptr || known == nullptr) return json::array();
    const Lines lines(*text);
    return completion(*known, *text, lines.offset(position_of(params.at("position"))));
  }

  const Occurrence* name_at(const Here& at) const {
    return at.analysis->index.at(at.file, at.offset);
  }

  json on_definition(const json& params) {
    const auto at = here(params, true);
    const auto* name = at ? name_at(*at) : nullptr;
    const auto* declared =
        name == nullptr ? nullptr : at->analysis->index.declaration(name->symbol);
    return declared == nullptr ? json() : at->analysis->location(declared->span);
  }

  json on_references(const json& params) {
    const auto at = here(params, true);
    auto list = json::array();
    const auto* name = at ? name_at(*at) : nullptr;
    if (name == nullptr) return list;
    const bool with_declaration =
        params.value("context", json::object()).value("includeDeclaration", true);
    for (const auto* one : at->analysis->index.of(name->symbol)) {
      if (with_declaration || !one->declares) list.push_back(at->analysis->location(one->span));
    }
    return list;
  }

  json on_prepare_rename(const json& params) {
    const auto at = here(params);
    return at ? prepare_rename(*at->analysis, workspace_.words(), at->file, at->offset) : json();
  }

  json on_rename(const json& params) {
    const auto at = here(params);
    if (!at) throw Refusal{kRequestFailed, "the file is not known"};
    auto result = rename(workspace_, *at->analysis, at->file, at->offset,
                         params.at("newName").get<std::string>());
    if (!result) throw Refusal{kRequestFailed, result.error().message};
    return std::move(*result);
  }

  // ---- files ----

  const std::string& text_of(const json& params) {
    const auto* text = workspace_.buffer(uri_in(params));
    if (text == nullptr) throw Refusal{kInvalidParams, "the document is not open"};
    return *text;
  }

  json on_document_symbol(const json& params) { return document_symbols(text_of(params)); }
  json on_formatting(const json& params) { return formatting(text_of(params)); }
  json on_code_lens(const json& params) { return code_lenses(uri_in(params), text_of(params)); }

  json on_code_action(const json& params) {
    settle();
    const auto uri = uri_in(params);
    const auto* analysis = workspace_.analysis(uri);
    const auto file = analysis == nullptr ? std::nullopt : analysis->file_of(path_of(uri));
    if (!file) return json::array();
    const auto& lines = analysis->lines_of(*file);
    return code_actions(*analysis, *file, lines.offset(position_of(params.at("range").at("start"))),
                        lines.offset(position_of(params.at("range").at("end"))));
  }

  json execute_command(const json& params) {
    if (params.at("command") != "garis.runTest") throw Refusal{kInvalidParams, "no such command"};
    settle();
    const auto& arguments = params.at("arguments");
    const auto uri = arguments.at(0).get<std::string>();
    const auto name = arguments.at(1).get<std::string>();
    const auto* analysis = workspace_.analysis(uri);
    const auto result = analysis == nullptr ? TestRun{false, false, "the file is not known"}
                                            : run_test(*analysis, name, options_.today);
    notify("window/showMessage",
           {{"type", result.passed ? 3 : 1},
            {"message", fmt::format("{} {}: {}", result.passed ? "✓" : "✗", name, result.text)}});
    return {{"found", result.found}, {"passed", result.passed}, {"text", result.text}};
  }

  Inbox inbox_;
  std::FILE* out_;
  ServerOptions options_;
  Workspace workspace_;
  LastRun last_run_;
  bool is_initialized_ = false, was_shut_down_ = false, exit_ = false, lost_ = false;
};

}  // namespace

int serve(std::FILE* in, std::FILE* out, ServerOptions options) {
  return Server(in, out, std::move(options)).run();
}

}  // namespace garis::lsp
