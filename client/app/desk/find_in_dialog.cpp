// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/find_in_dialog.hpp"

#include "client/models/words/refusal_words.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/thread/find_bar.hpp"
#include "client/views/thread/thread_view.hpp"
#include "shared/domain/excerpt.hpp"
#include "shared/text/search_words.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

constexpr int kPauseMs = 150;
constexpr int kPage = 200;
/// Nobody steps through more.
constexpr int kMostHits = 2000;

QList<TextMark> marksOf(const std::vector<wire::MatchRange>& ranges) {
    QList<TextMark> marks;
    for (const wire::MatchRange& range : ranges)
        marks.append({range.at, range.length});
    return marks;
}

} // namespace

FindInDialog::FindInDialog(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window), m_bar(*window.pane()->findBar()) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FindInDialog::ask);
    connect(&m_bar, &FindBar::typed, this, &FindInDialog::onTyped);
    connect(&m_bar, &FindBar::stepRequested, this, &FindInDialog::step);
    connect(&m_bar, &FindBar::closed, this, &FindInDialog::clear);
}

void FindInDialog::show(DialogId dialog) {
    if (dialog == m_dialog)
        return;
    m_dialog = dialog;
    clear();
    m_bar.close();
}

void FindInDialog::clear() {
    m_pause.stop();
    ++m_question;
    m_hits.clear();
    m_at = 0;
    m_window.thread()->setMarks({}, 0);
    m_bar.setCount(0, -1);
}

void FindInDialog::onTyped(const QString& text) {
    if (text.isEmpty())
        return clear();
    ++m_question;
    m_pause.start();
}

void FindInDialog::ask() {
    ++m_question;
    m_hits.clear();
    m_at = 0;
    m_offline = !m_desk.isOnline();
    m_asWords = !domain::parseSearch(m_bar.text().toStdString(), {}, true);
    if (m_offline)
        findHere();
    else
        askServer({});
}

/// Without its colons nothing is an operator.
std::string FindInDialog::asked() const {
    QString words = m_bar.text();
    return (m_asWords ? words.replace(u':', u' ') : words).toStdString();
}

void FindInDialog::askServer(std::optional<std::string> after) {
    wire::SearchQuery query;
    query.text = asked();
    query.dialog_id = m_dialog;
    query.group = wire::SearchGroup::messages;
    query.typing = true;
    query.after = std::move(after);
    query.limit = kPage;
    m_desk.search(query, this, [this, question = m_question](const Result<wire::SearchFound>& answer) {
        onAnswer(question, answer);
    });
}

void FindInDialog::onAnswer(int question, const Result<wire::SearchFound>& answer) {
    if (question != m_question)
        return;
    if (!answer && answer.error().code == Errc::unavailable) {
        m_offline = true;
        return findHere();
    }
    if (!answer && answer.error().code == Errc::invalid && !std::exchange(m_asWords, true))
        return askServer({});
    if (!answer) {
        m_window.thread()->setMarks({}, 0);
        return m_bar.setTrouble(refusalWords(answer.error()));
    }
    for (const wire::MessageHit& hit : answer->messages.hits)
        m_hits.append({hit.message_id, marksOf(hit.matches)});
    if (answer->messages.next && m_hits.size() < kMostHits)
        return askServer(answer->messages.next);
    finish();
}

void FindInDialog::findHere() {
    const wire::Dialog* dialog = m_desk.dialog(m_dialog);
    const ThreadSlice thread = dialog ? m_desk.thread(dialog->thread_id) : ThreadSlice{};
    const auto read = domain::parseSearch(asked(), {}, true);
    text::SearchWords words(read ? read->terms : std::vector<domain::SearchTerm>());
    if (thread.messages)
        for (auto message = thread.messages->rbegin(); message != thread.messages->rend(); ++message) {
            if (message->direction == wire::Direction::system)
                continue;
            const auto spans = words.find(message->text);
            if (!spans.empty())
                m_hits.append({message->id, marksOf(domain::matchRanges(message->text, spans))});
        }
    finish();
}

void FindInDialog::finish() {
    if (m_hits.isEmpty()) {
        m_window.thread()->setMarks({}, 0);
        return m_bar.setCount(0, 0, m_offline);
    }
    tell();
}

void FindInDialog::step(int by) {
    if (m_pause.isActive())
        return ask(); // Enter doesn't wait for the hands to rest
    if (m_hits.isEmpty())
        return;
    m_at = (m_at + by + static_cast<int>(m_hits.size())) % static_cast<int>(m_hits.size());
    tell();
}

void FindInDialog::tell() {
    QHash<std::int64_t, QList<TextMark>> marks;
    for (const Hit& hit : std::as_const(m_hits))
        marks.insert(hit.message.value, hit.marks);
    const MessageId wanted = m_hits[m_at].message;
    m_window.thread()->setMarks(marks, wanted.value);
    m_bar.setCount(m_at + 1, static_cast<int>(m_hits.size()), m_offline);
    emit messageWanted(wanted);
}

} // namespace pult::client
