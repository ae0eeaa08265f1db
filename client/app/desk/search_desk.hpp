// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/search_row.hpp"
#include "client/state/desk.hpp"

#include <QObject>
#include <QTimer>

namespace pult::client {

class InboxWindow;

/// What is looked for everywhere: asks the server while somebody types, and this computer when there is no connection.
///
/// Owner    app; all that it is given outlives it.
class SearchDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchDesk)
public:
    SearchDesk(Desk& desk, InboxWindow& window, QObject* parent = nullptr);

    void retranslate();

signals:
    /// `message` 0: at its newest.
    void openRequested(pult::DialogId dialog, pult::MessageId message, const QList<pult::client::TextMark>& marks);
    /// There is no dialog with him.
    void clientRequested(pult::CustomerId client);

private:
    void onTyped(const QString& text);
    void ask();
    void onAnswer(int question, const Result<wire::SearchFound>& answer, bool kept);
    void goOn(SearchGroup group);
    void onMore(int question, SearchGroup group, const Result<wire::SearchFound>& answer);
    wire::SearchQuery query() const;
    void show(SearchState state, const QString& remark = {});
    void showFound();
    void onChosen(const SearchRow& row);
    QString nothingWords() const;
    QString unclearWords() const;
    QString noChannelWords() const;
    /// Why the server doesn't look.
    QString objectionWords(const Error& error) const;

    Desk& m_desk;
    InboxWindow& m_window;
    QTimer m_pause; ///< until the hands rest for a moment
    QString m_typed;
    QString m_answered; ///< what m_found is the answer to
    wire::SearchFound m_found;
    bool m_kept = false;  ///< m_found is from this computer
    bool m_going = false; ///< more is on its way
    int m_question = 0;   ///< answers to an earlier one are late
    SearchState m_state = SearchState::idle;
    QString m_remark;
};

} // namespace pult::client
