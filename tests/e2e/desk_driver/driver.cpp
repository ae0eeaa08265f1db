// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/desk_driver/driver.hpp"

#include <QCoreApplication>

#include <cstdio>
#include <limits>
#include <unistd.h>

#include <boost/json/serialize.hpp>

#include "client/models/list/folder_query.hpp"
#include "tests/e2e/desk_driver/rows.hpp"

namespace json = boost::json;

namespace pult::e2e {

using namespace client;

namespace {

constexpr int kWaitCheckMs = 10;
constexpr std::int64_t kDefaultTimeoutMs = 10'000;

std::string text(const json::object& command, const char* key, std::string otherwise = {}) {
    const json::value* value = command.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : otherwise;
}

std::int64_t number(const json::object& command, const char* key, std::int64_t otherwise = 0) {
    const json::value* value = command.if_contains(key);
    return value && value->is_int64() ? value->as_int64() : otherwise;
}

bool flag(const json::object& command, const char* key, bool otherwise) {
    const json::value* value = command.if_contains(key);
    return value && value->is_bool() ? value->as_bool() : otherwise;
}

Folder folderOf(const std::string& name) {
    static const std::map<std::string, Folder> kNames = {{"unanswered", Folder::unanswered},
                                                         {"mine", Folder::mine},
                                                         {"unassigned", Folder::unassigned},
                                                         {"waiting", Folder::waiting},
                                                         {"snoozed", Folder::snoozed},
                                                         {"closed", Folder::closed},
                                                         {"spam", Folder::spam}};
    const auto found = kNames.find(name);
    return found == kNames.end() ? Folder::unanswered : found->second;
}

json::array toJson(const std::vector<Outgoing>& list) {
    json::array rows;
    for (const Outgoing& outgoing : list)
        rows.push_back(json::object{{"client_id", outgoing.clientId},
                                    {"text", outgoing.text},
                                    {"undo", outgoing.undo.value_or(false)},
                                    {"action", outgoing.action ? wire::enumText(outgoing.action->kind) : ""}});
    return rows;
}

const char* phaseText(LinkPhase phase) {
    return phase == LinkPhase::online ? "online" : phase == LinkPhase::connecting ? "connecting" : "offline";
}

} // namespace

Driver::Driver(std::unique_ptr<Vault> vault)
    : m_vault(std::move(vault)), m_link(m_clock, {"pult-driver", {}, Millis{50}, Millis{30'000}, Millis{15'000}}),
      m_courier(m_link), m_desk(m_link, *m_vault, m_clock), m_tray(m_courier),
      m_input(STDIN_FILENO, QSocketNotifier::Read) {
    connect(&m_input, &QSocketNotifier::activated, this, &Driver::readInput);
    connect(&m_waitTimer, &QTimer::timeout, this, &Driver::checkWaits);
    m_waitTimer.setInterval(kWaitCheckMs);
    connect(&m_link, &Link::statusChanged, this, [this](const LinkStatus& status) {
        print({{"event", "status"}, {"phase", phaseText(status.phase)}, {"reason", status.reason.toStdString()}});
    });
    connect(&m_desk, &Desk::started, this, [this](bool reloads) {
        print({{"event", "started"}, {"reloads", reloads}});
        if (m_signingIn)
            ok(*std::exchange(m_signingIn, {}),
               {{"user_id", m_desk.me().id.value}, {"role", wire::enumText(m_desk.me().role)}});
    });
    connect(&m_link, &Link::signInFailed, this, [this](const Error& error) {
        if (m_signingIn)
            bad(*std::exchange(m_signingIn, {}), error);
    });
    connect(&m_link, &Link::signedOut, this, [this](const Error& error) {
        print({{"event", "signed_out"}, {"detail", error.detail}});
    });
    connect(&m_desk, &Desk::sendRefused, this, [this](const SendRefusal& refusal) {
        print({{"event", "send_refused"},
               {"reason", reason(refusal.error.code)},
               {"detail", refusal.error.detail},
               {"meanwhile", refusal.meanwhile ? refusal.meanwhile->actor.name : ""},
               {"returned", toJson(refusal.returned)}});
    });
    connect(&m_desk, &Desk::sendUndone, this, [this](const SendUndone& undone) {
        print({{"event", "send_undone"}, {"returned", toJson(undone.returned)}});
    });
}

Driver::~Driver() = default;

void Driver::readInput() {
    char chunk[4096];
    const ssize_t size = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (size <= 0)
        return QCoreApplication::quit();
    m_unread.append(chunk, static_cast<std::size_t>(size));
    for (std::size_t end = m_unread.find('\n'); end != std::string::npos; end = m_unread.find('\n')) {
        const std::string line = m_unread.substr(0, end);
        m_unread.erase(0, end + 1);
        if (!line.empty())
            obey(line);
    }
}

void Driver::obey(const std::string& line) {
    const auto parsed = wire::parseJson(line);
    if (!parsed || !parsed->is_object())
        return print({{"ok", false}, {"detail", "not a JSON object"}});
    const Json& command = parsed->as_object();
    const std::int64_t id = number(command, "id");
    const std::string what = text(command, "do");
    if (!obeySession(id, what, command) && !obeyDialog(id, what, command) && !obeyMessage(id, what, command))
        bad(id, fail(Errc::invalid, "unknown command " + what));
}

bool Driver::obeySession(std::int64_t id, const std::string& what, const Json& command) {
    if (what == "sign_in") {
        auto server = ServerAddress::parse(QString::fromStdString(text(command, "server")));
        if (!server) {
            bad(id, server.error());
            return true;
        }
        m_server = *server;
        m_signingIn = id;
        m_desk.setDevice(text(command, "device"));
        m_courier.setServer(m_server);
        m_link.signIn(m_server, {text(command, "login"), text(command, "password"), {}});
    } else if (what == "sign_out") {
        m_link.signOut();
        m_thread.reset();
        m_lists.clear();
        m_desk.clear();
        ok(id);
    } else if (what == "reconnect") {
        m_link.reconnectNow();
        ok(id);
    } else if (what == "position") {
        ok(id, {{"seq", m_desk.position().seq}, {"epoch", m_desk.position().epoch}});
    } else if (what == "list" || what == "thread") {
        Json query = command;
        query["in"] = what;
        json::array list;
        for (Json& row : rows(query))
            list.push_back(std::move(row));
        ok(id, {{"rows", std::move(list)}});
    } else if (what == "wait_for") {
        m_waits.push_back({id, command, {}});
        m_waits.back().since.start();
        checkWaits();
        if (!m_waits.empty())
            m_waitTimer.start();
    } else if (what == "quit") {
        ok(id);
        QCoreApplication::quit();
    } else {
        return false;
    }
    return true;
}

bool Driver::obeyDialog(std::int64_t id, const std::string& what, const Json& command) {
    const DialogId dialog = dialogOf(command);
    const bool later = flag(command, "later", false);
    const auto report = later ? Desk::Done<DialogId>{} : reportDialog(id);
    if (what == "open")
        open(id, dialog.value);
    else if (what == "take")
        m_desk.take(dialog, this, report);
    else if (what == "take_over")
        m_desk.takeOver(dialog, this, report);
    else if (what == "take_next")
        m_desk.takeNext(this, report);
    else if (what == "mark")
        m_desk.mark(dialog, flag(command, "answered", true), this, report);
    else if (what == "close")
        m_desk.close(dialog, this, report);
    else if (what == "merge")
        merge(dialog, DialogId{number(command, "into")}, report);
    else if (what == "reopen")
        m_desk.reopen(dialog, this, report);
    else if (what == "snooze")
        m_desk.snooze(dialog, m_clock.now() + Millis{number(command, "for_ms", 3'600'000)}, false, this, report);
    else if (what == "assign")
        m_desk.assign(dialog, OperatorId{number(command, "operator")}, text(command, "comment"), this, report);
    else if (what == "pass_to_group")
        m_desk.assignToGroup(dialog, GroupId{number(command, "group")}, text(command, "comment"), this, report);
    else if (what == "set_stage")
        m_desk.setStage(dialog, StageId{number(command, "stage")}, this, report);
    else if (what == "set_priority")
        m_desk.setPriority(dialog, static_cast<int>(number(command, "priority")), this, report);
    else if (what == "follow")
        m_desk.follow(dialog, flag(command, "follow", true), this, report);
    else if (what == "tag")
        m_desk.changeTags(dialog, {text(command, "tag")}, {}, this, report);
    else
        return false;
    if (later)
        ok(id);
    return true;
}

void Driver::merge(DialogId dialog, DialogId into, Desk::Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::merge;
    action.into = into;
    (void)m_desk.actLater(dialog, std::move(action), Millis{0}, this, std::move(done));
}

bool Driver::obeyMessage(std::int64_t id, const std::string& what, const Json& command) {
    const DialogId dialog = dialogOf(command);
    const bool note = text(command, "kind") == "note" || what == "note";
    if (what == "send" || what == "note") {
        const auto mode = note ? wire::ComposeMode::note : wire::ComposeMode::reply;
        const Seq seen = number(command, "seen", std::numeric_limits<Seq>::max());
        SendWish wish;
        if (const auto called = number(command, "mention"))
            wish.mentions.push_back(OperatorId{called});
        ok(id, {{"client_id",
                 m_desk.send(dialog, mode, text(command, "text"), {}, m_tray.take(dialog, mode), seen, wish)}});
    } else if (what == "hold") {
        m_desk.setHold(Millis{number(command, "ms")});
        ok(id);
    } else if (what == "undo") {
        m_desk.undo(text(command, "client_id")) ? ok(id)
                                                : bad(id, fail(Errc::not_found, "there is nothing to take back"));
    } else if (what == "customer_note") {
        m_desk.addCustomerNote(CustomerId{number(command, "customer")}, text(command, "text"));
        ok(id);
    } else if (what == "attach") {
        attach(id, dialog, QString::fromStdString(text(command, "path")));
    } else if (what == "cancel") {
        m_desk.cancelMessage(MessageId{number(command, "message")}, this, reportMessage(id));
    } else if (what == "retry") {
        m_desk.retryMessage(MessageId{number(command, "message")}, this, reportMessage(id));
    } else if (what == "read") {
        const wire::Dialog* known = m_desk.dialog(dialog);
        m_desk.readUpTo(dialog, number(command, "seq", known ? known->last_seq : 0));
        ok(id);
    } else if (what == "draft") {
        const auto mode = note ? wire::ComposeMode::note : wire::ComposeMode::reply;
        DraftContent content;
        content.text = text(command, "text");
        for (const TrayFile& file : m_tray.files(dialog, mode))
            content.files.push_back(file.attachment);
        m_desk.saveDraft(dialog, mode, content);
        ok(id);
    } else if (what == "drafts") {
        const auto mode = note ? wire::ComposeMode::note : wire::ComposeMode::reply;
        const wire::Draft* now = m_desk.draft(dialog, mode);
        const wire::Draft* earlier = m_desk.earlierDraft(dialog, mode);
        ok(id, {{"text", now ? now->text : ""},
                {"earlier", earlier ? earlier->text : ""},
                {"files", now && now->files ? now->files->size() : 0},
                {"unsaved", m_desk.unsavedDrafts()}});
    } else if (what == "swap_draft") {
        m_desk.swapDraft(dialog, note ? wire::ComposeMode::note : wire::ComposeMode::reply);
        ok(id);
    } else if (what == "typing") {
        m_desk.tellTyping(dialog, note);
        ok(id);
    } else if (what == "viewing") {
        m_desk.tellViewing(dialog ? std::optional(dialog) : std::nullopt);
        ok(id);
    } else if (what == "older" && m_thread) {
        m_thread->showOlder();
        ok(id);
    } else {
        return false;
    }
    return true;
}

void Driver::attach(std::int64_t id, DialogId dialog, const QString& path) {
    const auto mode = wire::ComposeMode::reply;
    const CheckedFile file = checkFile(path, m_desk.server().max_file_bytes.value_or(0));
    if (file.problem != FileProblem::none)
        return bad(id, fail(Errc::invalid, "problem " + std::to_string(static_cast<int>(file.problem))));
    auto* waiting = new QObject(this);
    connect(&m_tray, &AttachmentTray::changed, waiting, [this, id, dialog, mode, waiting] {
        if (!m_tray.isReady(dialog, mode) && !m_tray.hasFailed(dialog, mode))
            return;
        waiting->deleteLater();
        disconnect(&m_tray, nullptr, waiting, nullptr);
        const TrayFile& last = m_tray.files(dialog, mode).back();
        last.state == TrayFile::State::ready ? ok(id) : bad(id, last.error);
    });
    m_tray.add(dialog, mode, file);
}

void Driver::open(std::int64_t id, std::int64_t dialog) {
    m_desk.loadDialog(DialogId{dialog}, this, [this, id, dialog](const Result<DialogId>& answer) {
        if (!answer)
            return bad(id, answer.error());
        m_thread.reset();
        m_thread = std::make_unique<ThreadModel>(m_desk, dialog);
        m_desk.tellViewing(DialogId{dialog});
        if (m_thread->isLoaded())
            return ok(id);
        connect(
            m_thread.get(), &ThreadModel::loaded, this, [this, id] { ok(id); }, Qt::SingleShotConnection);
    });
}

DialogListModel& Driver::list(const Json& command) {
    const Folder folder = folderOf(text(command, "folder"));
    auto& model = m_lists[folder];
    if (!model) {
        model = std::make_unique<DialogListModel>(m_desk, queryOf(folder, flag(command, "by_urgency", true)));
        model->loadUpTo(1000);
    }
    return *model;
}

std::vector<Driver::Json> Driver::rows(const Json& command) {
    std::vector<Json> result;
    if (text(command, "in", "thread") == "thread") {
        for (int i = 0; m_thread && i < m_thread->rowCount(); ++i)
            result.push_back(toJson(*m_thread->data(m_thread->index(i), MessageRowRole).value<const MessageRow*>()));
        return result;
    }
    const DialogListModel& model = list(command);
    for (int i = 0; i < model.rowCount(); ++i)
        if (const auto* row = model.data(model.index(i), DialogRowRole).value<const DialogRow*>())
            result.push_back(toJson(*row));
    return result;
}

std::optional<Driver::Json> Driver::found(const Json& command) {
    const json::value* match = command.if_contains("match");
    const Json wanted = match && match->is_object() ? match->as_object() : Json{};
    for (Json& row : rows(command))
        if (matches(row, wanted))
            return std::move(row);
    return std::nullopt;
}

void Driver::checkWaits() {
    for (auto it = m_waits.begin(); it != m_waits.end();) {
        const bool gone = flag(it->command, "gone", false);
        auto row = found(it->command);
        if (row.has_value() != gone) {
            ok(it->id, row ? Json{{"row", std::move(*row)}} : Json{});
            it = m_waits.erase(it);
        } else if (it->since.elapsed() > number(it->command, "timeout_ms", kDefaultTimeoutMs)) {
            bad(it->id, fail(Errc::unavailable, "nothing like it has come"));
            it = m_waits.erase(it);
        } else {
            ++it;
        }
    }
    if (m_waits.empty())
        m_waitTimer.stop();
}

DialogId Driver::dialogOf(const Json& command) const {
    return DialogId{number(command, "dialog", m_thread ? m_thread->dialogId() : 0)};
}

Desk::Done<DialogId> Driver::reportDialog(std::int64_t id) {
    return [this, id](const Result<DialogId>& answer) {
        answer ? ok(id, {{"dialog", answer->value}}) : bad(id, answer.error());
    };
}

Desk::Done<MessageId> Driver::reportMessage(std::int64_t id) {
    return [this, id](const Result<MessageId>& answer) {
        answer ? ok(id, {{"message", answer->value}}) : bad(id, answer.error());
    };
}

void Driver::ok(std::int64_t id, Json more) {
    more["id"] = id;
    more["ok"] = true;
    print(more);
}

void Driver::bad(std::int64_t id, const Error& error) {
    print({{"id", id}, {"ok", false}, {"reason", reason(error.code)}, {"detail", error.detail}});
}

void Driver::print(const Json& line) {
    std::printf("%s\n", json::serialize(line).c_str());
    std::fflush(stdout);
}

} // namespace pult::e2e
