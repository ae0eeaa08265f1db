// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/search_desk.hpp"

#include "client/models/building/search_rows.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/thread/thread_view.hpp"
#include "shared/domain/search_text.hpp"

#include <QDateTime>

#include <iterator>

namespace pult::client {

namespace {

/// The server is not asked for every letter; this computer is.
constexpr int kPauseMs = 150;
constexpr qsizetype kChannelsNamed = 8;

template <class Hits>
void append(Hits& to, Hits more) {
    std::move(more.hits.begin(), more.hits.end(), std::back_inserter(to.hits));
    to.next = std::move(more.next);
}

wire::SearchGroup wireGroup(SearchGroup group) {
    switch (group) {
    case SearchGroup::customers:
        return wire::SearchGroup::customers;
    case SearchGroup::messages:
        return wire::SearchGroup::messages;
    case SearchGroup::orders:
        return wire::SearchGroup::orders;
    case SearchGroup::templates:
        break;
    }
    return wire::SearchGroup::templates;
}

/// Where the group goes on.
std::optional<std::string> nextOf(const wire::SearchFound& found, SearchGroup group) {
    switch (group) {
    case SearchGroup::customers:
        return found.customers.next;
    case SearchGroup::messages:
        return found.messages.next;
    case SearchGroup::orders:
        return found.orders ? found.orders->next : std::nullopt;
    case SearchGroup::templates:
        break;
    }
    return found.templates.next;
}

} // namespace

SearchDesk::SearchDesk(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchDesk::ask);
    const SearchPane* pane = window.search();
    connect(pane, &SearchPane::typed, this, &SearchDesk::onTyped);
    connect(pane, &SearchPane::chosen, this, &SearchDesk::onChosen);
    connect(&desk, &Desk::reachChanged, this, [this] {
        if (!m_typed.isEmpty())
            ask();
    });
}

void SearchDesk::onTyped(const QString& text) {
    m_typed = text.trimmed();
    m_window.thread()->endSought();
    ++m_question;
    m_going = false;
    if (m_typed.isEmpty()) {
        m_pause.stop();
        m_found = {};
        return show(SearchState::idle);
    }
    // What was found before stays until the answer is here: nothing flickers under the hands.
    if (m_state == SearchState::idle)
        show(SearchState::searching);
    if (m_desk.isOnline())
        m_pause.start();
    else
        ask();
}

wire::SearchQuery SearchDesk::query() const {
    wire::SearchQuery query;
    query.text = m_typed.toStdString();
    query.typing = true;
    query.utc_offset = QDateTime::currentDateTime().offsetFromUtc() / 60;
    return query;
}

QString SearchDesk::unclearWords() const {
    return tr("The search can't be read. Example: %1").arg(tr("order from:anna after:12.05.2026 channel:wa tag:vip"));
}

QString SearchDesk::noChannelWords() const {
    QStringList names;
    for (const auto& [id, channel] : m_desk.roster().channels)
        names += harmless(channel.name);
    names.sort(Qt::CaseInsensitive);
    if (names.size() > kChannelsNamed) {
        names = names.first(kChannelsNamed);
        names += QStringLiteral("…");
    }
    return names.isEmpty() ? tr("There is no such channel")
                           : tr("There is no such channel. There are: %1").arg(names.join(QStringLiteral(", ")));
}

QString SearchDesk::objectionWords(const Error& error) const {
    if (error.detail.starts_with("channel: there is no channel"))
        return noChannelWords();
    return error.code == Errc::invalid ? unclearWords() : refusalWords(error);
}

void SearchDesk::ask() {
    m_pause.stop();
    const int question = ++m_question;
    const bool kept = !m_desk.isOnline();
    const auto done = [this, question, kept](const Result<wire::SearchFound>& answer) {
        onAnswer(question, answer, kept);
    };
    if (!kept)
        return m_desk.search(query(), this, done);
    const auto text = domain::parseSearch(m_typed.toStdString(), {}, true);
    if (text && !domain::hasOperator(*text))
        return m_desk.searchKept(*text, this, done);
    m_found = {};
    show(SearchState::failed, text ? tr("Without a connection only words can be looked for, not from:, channel:, tag:, "
                                        "after: or before:")
                                   : unclearWords());
}

void SearchDesk::onAnswer(int question, const Result<wire::SearchFound>& answer, bool kept) {
    if (question != m_question)
        return;
    if (!answer) {
        m_found = {};
        if (answer.error().code == Errc::unavailable && !m_desk.isOnline())
            return; // asked again of this computer
        return show(SearchState::failed, objectionWords(answer.error()));
    }
    m_found = *answer;
    m_kept = kept;
    m_answered = m_typed;
    showFound();
}

void SearchDesk::showFound() {
    const bool nothing = searchRows(m_found, m_desk.roster()).isEmpty();
    if (nothing)
        return show(SearchState::nothing, nothingWords());
    QStringList remarks;
    if (m_kept)
        remarks += tr("No connection: searching what is kept on this computer");
    if (m_found.read_as)
        remarks +=
            tr("Found as “%1”: the keyboard was in the other layout").arg(QString::fromStdString(*m_found.read_as));
    show(SearchState::found, remarks.join(u'\n'));
}

QString SearchDesk::nothingWords() const {
    return m_kept ? tr("No connection, and nothing with “%1” on this computer").arg(m_answered)
                  : tr("No results for “%1” in the messages and clients that you may see").arg(m_answered);
}

void SearchDesk::show(SearchState state, const QString& remark) {
    m_state = state;
    m_remark = remark;
    SearchView view;
    view.state = state;
    view.typed = m_answered;
    view.remark = remark;
    view.offline = m_kept && state != SearchState::failed;
    if (state == SearchState::found)
        view.rows = searchRows(m_found, m_desk.roster());
    m_window.search()->setView(view);
}

void SearchDesk::goOn(SearchGroup group) {
    const auto next = nextOf(m_found, group);
    if (!next || m_going || !m_desk.isOnline())
        return;
    wire::SearchQuery further = query();
    if (m_found.read_as)
        further.text = *m_found.read_as;
    further.group = wireGroup(group);
    further.after = next;
    m_going = true;
    m_desk.search(further, this, [this, question = m_question, group](const Result<wire::SearchFound>& answer) {
        onMore(question, group, answer);
    });
}

void SearchDesk::onMore(int question, SearchGroup group, const Result<wire::SearchFound>& answer) {
    if (question != m_question)
        return;
    m_going = false;
    if (!answer)
        return m_window.announce(refusalWords(answer.error()));
    switch (group) {
    case SearchGroup::customers:
        append(m_found.customers, answer->customers);
        break;
    case SearchGroup::messages:
        append(m_found.messages, answer->messages);
        break;
    case SearchGroup::templates:
        append(m_found.templates, answer->templates);
        break;
    case SearchGroup::orders:
        append(*m_found.orders, answer->orders.value_or(wire::OrderHits{}));
        break;
    }
    showFound();
}

void SearchDesk::onChosen(const SearchRow& row) {
    if (row.kind == SearchKind::more)
        return goOn(row.group);
    if (row.dialogId != 0)
        emit openRequested(DialogId{row.dialogId}, MessageId{row.messageId}, row.textMarks);
    else if (row.kind == SearchKind::template_ && m_window.openDialogId() == 0)
        m_window.announce(tr("Open a dialog to use this template"));
    else if (row.kind == SearchKind::template_ && !m_window.offerTemplate(row.templateId))
        m_window.announce(tr("This template can't be used in the open dialog"));
    else if (row.kind != SearchKind::template_)
        emit clientRequested(CustomerId{row.customerId});
}

void SearchDesk::retranslate() {
    if (m_state == SearchState::found || m_state == SearchState::nothing)
        showFound();
}

} // namespace pult::client
