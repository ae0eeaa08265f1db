// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/search_row.hpp"
#include "client/state/desk.hpp"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace pult::client {

class FindBar;
class InboxWindow;

/// What is looked for in the open dialog: over its whole history at the server, without a connection in what of it is
/// here.
///
/// Owner    app; all that it is given outlives it.
class FindInDialog final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindInDialog)
public:
    FindInDialog(Desk& desk, InboxWindow& window, QObject* parent = nullptr);

    /// Another dialog is on the screen, open or only peeked at; the same again changes nothing.
    void show(DialogId dialog);
    void step(int by);

signals:
    void messageWanted(pult::MessageId message);

private:
    struct Hit {
        MessageId message;
        QList<TextMark> marks;
    };

    void onTyped(const QString& text);
    void ask();
    void askServer(std::optional<std::string> after);
    void onAnswer(int question, const Result<wire::SearchFound>& answer);
    void findHere();
    /// What is looked for, as far as the server can read it.
    std::string asked() const;
    void finish();
    void tell();
    void clear();

    Desk& m_desk;
    InboxWindow& m_window;
    FindBar& m_bar;
    QTimer m_pause;
    DialogId m_dialog;
    QList<Hit> m_hits; ///< the newest first
    int m_at = 0;
    int m_question = 0;
    bool m_offline = false;
    bool m_asWords = false; ///< what looks like operators can't be meant as such
};

} // namespace pult::client
