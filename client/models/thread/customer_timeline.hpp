// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <deque>

#include "client/models/rows/message_roles.hpp"
#include "client/models/rows/message_row.hpp"
#include "shared/wire/dialogs.hpp"
#include "shared/wire/events.hpp"

namespace pult::client {

class Desk;

/// Everything that was ever said with a customer, in whatever channel, oldest first: a window of at most kThreadWindow
/// rows on what has been read so far. It follows what comes in; nothing of it waits in the outbox. Without a connection
/// it goes on with what is kept on this computer, which gives way to the server's page as soon as that can be had.
class CustomerTimeline final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustomerTimeline)
public:
    /// `desk` outlives the model.
    CustomerTimeline(Desk& desk, std::int64_t customerId, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    ThreadEdges edges() const;
    /// There may be more to it that is not here, also between what is.
    bool showsKeptOnly() const;

    void showOlder();
    void showNewer();
    void showNewest();

signals:
    void edgesChanged();

private:
    struct Said {
        ThreadId thread;
        MessageRow row;
    };

    void onStarted(bool reloads);
    void onReachChanged();
    void ask();
    void askServer();
    void askKept();
    void learn(const wire::MessagePage& page);
    /// They are older than all that is here.
    void putAbove(const std::vector<wire::Message>& messages);
    void dropKept();
    void onTold(const wire::Event& event);
    void add(const wire::Message& message);
    void change(const wire::Message& message);
    Said saidIn(const wire::Message& message) const;
    /// Names the channel, as soon as it is known. False: it is called so already.
    bool label(Said& said) const;
    void labelAll();
    void tellChanged(std::size_t place);
    /// Takes rows out at the end, or at the beginning, that are more than the window holds.
    void letGo(bool atEnd);

    Desk& m_desk;
    CustomerId m_customer;
    std::deque<Said> m_messages; ///< all that were read
    std::size_t m_from = 0;      ///< the window
    std::size_t m_to = 0;
    std::size_t m_kept = 0;  ///< so many of the first come from this computer
    bool m_keptEnds = false; ///< it has nothing older
    std::optional<std::string> m_older;
    bool m_asking = false;
    bool m_loaded = false; ///< the server's newest page is here
    bool m_failed = false; ///< the last page couldn't be had
};

} // namespace pult::client
