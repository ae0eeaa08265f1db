// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QTimer>

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "client/models/rows/flush_pace.hpp"
#include "client/models/rows/message_roles.hpp"
#include "client/models/rows/message_row.hpp"

namespace pult::client {

class Desk;
struct Outgoing;

/// The messages of one dialog's thread, oldest first: a window of at most kThreadWindow rows.
///
/// While the window reaches the end it follows the thread, with the messages that wait in the outbox as the
/// last rows; a waiting row becomes the server's message without leaving its place in the list. Asked for
/// older ones, the window moves up and lets go of the newest, and back.
/// What the desk tells within 16 ms becomes one set of changes. The model is never reset.
class ThreadModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThreadModel)
public:
    /// `desk` outlives the model and knows the dialog.
    ThreadModel(Desk& desk, std::int64_t dialogId, QObject* parent = nullptr);
    ~ThreadModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    std::int64_t dialogId() const { return m_dialogId; }
    const ThreadEdges& edges() const { return m_edges; }
    bool isLoaded() const { return m_loaded; } ///< the first page is here
    /// The first message of the customer behind the read mark, 0: none in the window.
    std::int64_t firstUnreadId() const;
    const MessageRow* find(std::int64_t messageId) const;

    void showOlder();
    void showNewer();
    void showNewest();
    /// Moves the window so that the message is in it; false when it is not here at all.
    bool showAround(std::int64_t messageId);
    /// After a change of language: system lines speak it too.
    void retranslate();
    /// Applies now what would wait for the next 16 ms.
    void flush();

signals:
    void edgesChanged();
    /// The first page is here and its rows come next: the moment to say where the thread opens.
    void opening(qint64 firstUnreadId);
    void loaded();

private:
    /// Names a row for as long as it exists: the message's id, or a number below zero for what was written here.
    using Key = std::int64_t;
    struct Row {
        Key key = 0;
        MessageRow row;
    };
    struct Target;

    void schedule();
    std::vector<Target> target();
    bool isThere(const Outgoing& outgoing) const;
    Key keyOf(const std::string& clientId, std::int64_t id);
    void removeOthers(const std::vector<Target>& target);
    void arrange(const std::vector<Target>& target);
    void refresh(const std::vector<Target>& target);
    MessageRow build(const Target& target) const;
    void updateEdges();
    void extendUp();
    void limitFromTop();

    Desk& m_desk;
    std::int64_t m_dialogId;
    std::int64_t m_threadId;
    std::vector<Row> m_rows;
    std::unordered_map<std::string, Key> m_localKeys; ///< by client id
    Key m_nextLocalKey = -1;
    std::unordered_set<std::int64_t> m_dirty; ///< message ids
    bool m_allDirty = false;

    // The window: seq bounds, both included; at the end the upper one is open.
    std::int64_t m_from = 0;
    std::int64_t m_to = 0;
    bool m_atEnd = true;
    bool m_loaded = false;
    bool m_wantsOlder = false;
    ThreadEdges m_edges;
    QTimer m_flushTimer;
    FlushPace m_pace;
};

} // namespace pult::client
