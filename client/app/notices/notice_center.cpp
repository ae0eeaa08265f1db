// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/notice_center.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {
const QString kOwn = QStringLiteral("pult"); ///< what Pult says about itself
} // namespace

NoticeCenter::NoticeCenter(Surroundings surroundings, QObject* parent)
    : QObject(parent), m_around(std::move(surroundings)), m_pace([](int count, bool staying) {
          Notice summary;
          summary.title = summary.discreet =
              staying ? tr("%n matters can't wait", nullptr, count) : tr("%n dialogs wait", nullptr, count);
          return summary;
      }) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        sayWhatIsDue();
        carryOut(m_pace.tick(m_around.clock.ticks()));
    });
}

void NoticeCenter::setSettings(const NoticeSettings& settings) {
    m_settings = settings;
    m_news.clear(); // it was put into words by the former ones
}

void NoticeCenter::setBoard(NoticeBoard* board) {
    if (m_board == board)
        return;
    if (m_board)
        m_board->disconnect(this);
    m_board = board;
    if (!board)
        return;
    connect(board, &NoticeBoard::openRequested, this, [this](const Notice& notice) {
        end(notice.key);
        emit openRequested(notice.dialog);
    });
    connect(board, &NoticeBoard::takeRequested, this, [this](const Notice& notice) {
        end(notice.key);
        emit takeRequested(notice.dialog);
    });
    connect(board, &NoticeBoard::replied, this, [this](const Notice& notice, const QString& text) {
        end(notice.key);
        emit replied(notice.dialog, text, notice.seenSeq);
    });
    connect(board, &NoticeBoard::leftUnsent, this,
            [this](const Notice& notice, const QString& text) { emit leftUnsent(notice.dialog, text); });
    connect(board, &NoticeBoard::closed, this, [this](const QString& key) { m_pace.closed(key); });
}

bool NoticeCenter::isQuiet() const {
    return m_settings.isQuiet(m_around.clock.now().time_since_epoch().count());
}

void NoticeCenter::hear(Happening happening, DialogId dialog, Notice notice) {
    const Reaction reaction = reactionTo(happening, m_around.gaze(dialog), isQuiet(), m_settings.way(happening));
    if (reaction.sound)
        sound(happening);
    if (reaction.tick && m_settings.ticks)
        m_around.play(Chime::tick, m_settings.volume);
    if (reaction.flash)
        emit flashRequested();
    notice.stays = reaction.stays;
    if (!m_settings.showsText) {
        notice.title = notice.discreet;
        if (happening != Happening::trouble)
            notice.text.clear();
    }
    if (reaction.toast)
        emit toastRequested(notice.title);
    if (reaction.said)
        say(happening, notice);
    if (!reaction.popup)
        return;
    carryOut(m_pace.add(notice, m_around.clock.ticks()));
}

void NoticeCenter::sound(Happening happening) {
    const auto& chime = m_settings.chime(happening);
    if (chime && m_chimes.admits(happening, m_around.clock.ticks()))
        m_around.play(*chime, m_settings.volume);
}

void NoticeCenter::say(Happening happening, const Notice& notice) {
    const bool message = happening == Happening::message;
    const QString words = message && !notice.text.isEmpty()
                              ? QStringLiteral("%1: %2").arg(notice.title, notice.text.simplified())
                              : notice.title;
    const QString now = m_news.add({notice.key, words, message}, m_around.clock.ticks());
    if (!now.isEmpty())
        emit newsRequested(now);
    armTimer();
}

void NoticeCenter::sayWhatIsDue() {
    const QString words = m_news.tick(m_around.clock.ticks());
    if (!words.isEmpty())
        emit newsRequested(words);
}

void NoticeCenter::end(const QString& key) {
    if (key == NoticePace::kSummary || key == NoticePace::kStayingSummary)
        m_pace.closed(key);
    else
        carryOut(m_pace.withdraw(key, m_around.clock.ticks()));
    m_news.end(key);
}

void NoticeCenter::test() {
    m_around.play(m_settings.chime(Happening::message).value_or(Chime::drop), m_settings.volume);
    say(tr("This is how Pult calls you"), m_settings.showsText ? tr("The client's words stand here.") : QString());
}

void NoticeCenter::say(const QString& title, const QString& text) {
    if (m_board)
        m_board->show({.key = kOwn, .title = title, .discreet = title, .text = text});
}

void NoticeCenter::carryOut(const QList<NoticePace::Order>& orders) {
    for (const auto& order : orders) {
        if (!m_board)
            break;
        if (order.kind == NoticePace::Order::Kind::show)
            m_board->show(order.notice);
        else
            m_board->withdraw(order.notice.key);
    }
    armTimer();
}

void NoticeCenter::armTimer() {
    auto next = m_pace.nextTick();
    if (const auto news = m_news.nextTick(); news && (!next || *news < *next))
        next = news;
    if (!next)
        return m_timer.stop();
    const auto left = std::max<Millis>(*next - m_around.clock.ticks(), Millis{1});
    m_timer.start(left);
}

} // namespace pult::client
