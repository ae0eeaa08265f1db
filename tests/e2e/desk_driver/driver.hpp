// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <list>
#include <map>
#include <memory>
#include <string>

#include <boost/json/object.hpp>

#include "client/link/http_courier.hpp"
#include "client/link/web_socket_link.hpp"
#include "client/models/list/dialog_list_model.hpp"
#include "client/models/thread/thread_model.hpp"
#include "client/state/attachment_tray.hpp"
#include "client/state/desk.hpp"

namespace pult::e2e {

/// An operator's desk without a window: reads commands as JSON lines, answers each with one line. Started with a folder
/// as its argument it keeps drafts and the outbox there.
///
///   {"id":1,"do":"sign_in","server":"http://127.0.0.1:8080","login":"anna","password":"..."}
///   {"id":2,"do":"wait_for","in":"list","folder":"unanswered","match":{"customer":"Ivan"},"timeout_ms":10000}
///   {"id":3,"do":"open","dialog":5}          then take, send {text, kind?, seen?}, mark, close, reopen, ... act on it
///   {"id":4,"do":"wait_for","in":"thread","match":{"text":"hello","state":"delivered"}}
///   {"id":5,"do":"attach","path":"/tmp/plan.pdf"}    answered when it is at the server; the next send takes it along
///
/// close, tag and their like are answered by the server's word; {"later":true} answers at once and lets them wait.
///
/// Answers: {"id":1,"ok":true,...} or {"id":1,"ok":false,"reason":"taken","detail":"..."}. Between them stand
/// {"event":"status"|"started"|"send_refused"|...} lines.
class Driver final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Driver)
public:
    explicit Driver(std::unique_ptr<client::Vault> vault);
    ~Driver() override;

private:
    using Json = boost::json::object;
    struct Wait {
        std::int64_t id = 0;
        Json command;
        QElapsedTimer since;
    };

    void readInput();
    void obey(const std::string& line);
    bool obeySession(std::int64_t id, const std::string& what, const Json& command);
    bool obeyDialog(std::int64_t id, const std::string& what, const Json& command);
    bool obeyMessage(std::int64_t id, const std::string& what, const Json& command);
    void checkWaits();
    std::optional<Json> found(const Json& command);
    std::vector<Json> rows(const Json& command);
    client::DialogListModel& list(const Json& command);
    void open(std::int64_t id, std::int64_t dialog);
    void attach(std::int64_t id, DialogId dialog, const QString& path);
    void merge(DialogId dialog, DialogId into, client::Desk::Done<DialogId> done);

    DialogId dialogOf(const Json& command) const;
    client::Desk::Done<DialogId> reportDialog(std::int64_t id);
    client::Desk::Done<MessageId> reportMessage(std::int64_t id);
    void print(const Json& line);
    void ok(std::int64_t id, Json more = {});
    void bad(std::int64_t id, const Error& error);

    SystemClock m_clock;
    std::unique_ptr<client::Vault> m_vault;
    client::WebSocketLink m_link;
    client::HttpCourier m_courier;
    client::Desk m_desk;
    client::AttachmentTray m_tray;
    client::ServerAddress m_server;
    std::map<client::Folder, std::unique_ptr<client::DialogListModel>> m_lists;
    std::unique_ptr<client::ThreadModel> m_thread;
    QSocketNotifier m_input;
    std::string m_unread;
    std::list<Wait> m_waits;
    QTimer m_waitTimer;
    std::optional<std::int64_t> m_signingIn;
};

} // namespace pult::e2e
