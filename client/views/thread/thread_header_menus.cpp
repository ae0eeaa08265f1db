// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the open dialog, as menus.
#include "client/kit/button.hpp"
#include "client/kit/theme.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/models/words/priority_words.hpp"
#include "client/views/parts/tag_popup.hpp"
#include "client/views/parts/time_popup.hpp"
#include "client/views/thread/thread_header.hpp"

#include <QDateTime>
#include <QMenu>

namespace pult::client {

using kit::Token;

namespace {
constexpr int kHour = 3'600'000;
} // namespace

void ThreadHeader::fillSnooze() {
    m_snoozeMenu->clear();
    const std::int64_t now = m_now();
    const QDateTime tomorrow(QDateTime::fromMSecsSinceEpoch(now).date().addDays(1), QTime(9, 0));
    const auto add = [this](const QString& words, std::int64_t untilMs) {
        m_snoozeMenu->addAction(words, this, [this, untilMs] { emit snoozeRequested(untilMs); });
    };
    add(tr("For 1 hour"), now + kHour);
    add(tr("For 3 hours"), now + 3 * kHour);
    add(tr("Until tomorrow, 9:00"), tomorrow.toMSecsSinceEpoch());
    add(tr("Until the client writes"), 0);
    m_snoozeMenu->addAction(tr("Until a time of my own…"), this, &ThreadHeader::chooseSnooze);
}

void ThreadHeader::chooseSnooze() {
    auto* popup = new TimePopup(m_theme, m_now(), tr("Snooze until"), tr("Snooze"), this);
    connect(popup, &TimePopup::chosen, this, &ThreadHeader::snoozeRequested);
    popup->openBelow(m_closeMore->isVisible() ? m_closeMore : m_more);
}

void ThreadHeader::fillClose() {
    m_closeMenu->clear();
    if (!m_dialog)
        return;
    const auto key = [this](const char* action) { return u'\t' + kit::keyWords(keyOf(action)); };
    const auto icon = [this](const QString& name) { return m_theme.icon(name, 16, Token::textSecondary); };
    const bool untaken = isUntaken(m_dialog->status);
    const QString why = untaken ? tr(" (take it first)") : QString();
    QAction* answered =
        m_dialog->unanswered
            ? m_closeMenu->addAction(icon(QStringLiteral("circle-check")),
                                     tr("Answered, no reply needed") + why + key("dialog.answered"), this,
                                     [this] { emit answeredRequested(true); })
            : m_closeMenu->addAction(tr("Mark as unanswered") + why, this, [this] { emit answeredRequested(false); });
    answered->setEnabled(!untaken);
    m_snoozeMenu->setEnabled(!untaken);
    m_snoozeMenu->setTitle(tr("Snooze") + why + key("dialog.snooze"));
    m_snoozeMenu->setIcon(icon(QStringLiteral("alarm-snooze")));
    m_closeMenu->addMenu(m_snoozeMenu);
    m_closeMenu->addSeparator();
    for (const QString& resolution : resolutionChoices()) {
        const bool usual = resolution == resolutionChoices().first();
        const bool spam = resolution == u"spam";
        m_closeMenu->addAction(usual ? icon(QStringLiteral("archive")) : QIcon(),
                               tr("Close: %1", "a result").arg(resolutionName(resolution)) +
                                   (usual  ? key("dialog.close")
                                    : spam ? key("dialog.spam")
                                           : QString()),
                               this, [this, resolution] { emit closeRequested(resolution); });
    }
}

QKeySequence ThreadHeader::keyOf(const char* action) const {
    return m_keyOf ? m_keyOf(QString::fromLatin1(action)) : QKeySequence();
}

void ThreadHeader::fillMore() {
    m_moreMenu->clear();
    if (!m_dialog)
        return;
    const auto key = [this](const char* action) { return u'\t' + kit::keyWords(keyOf(action)); };
    m_moreMenu->addAction(m_theme.icon(QStringLiteral("search"), 16, Token::textSecondary),
                          tr("Find in this dialog") + u'\t' + kit::keyWords(keyOf("dialog.find")), this,
                          &ThreadHeader::findRequested);
    if (m_windowOffered)
        m_moreMenu->addAction(tr("In a window of its own") + u'\t' + kit::keyWords(keyOf("dialog.window")), this,
                              &ThreadHeader::windowRequested);
    const bool running = m_dialog->status != DialogStatus::closed;
    QAction* passOn = m_moreMenu->addAction(m_theme.icon(QStringLiteral("arrows-exchange"), 16, Token::textSecondary),
                                            tr("Pass on…") + u'\t' + kit::keyWords(keyOf("dialog.pass-on")), this,
                                            &ThreadHeader::passOnRequested);
    passOn->setEnabled(running);
    QAction* join = m_moreMenu->addAction(m_theme.icon(QStringLiteral("git-merge"), 16, Token::textSecondary),
                                          tr("Join with…") + key("dialog.join"), this, &ThreadHeader::joinRequested);
    join->setEnabled(running && m_dialog->mayClose);
    QAction* unread = m_moreMenu->addAction(m_theme.icon(QStringLiteral("eye-off"), 16, Token::textSecondary),
                                            tr("Mark as unread") + u'\t' + kit::keyWords(keyOf("dialog.unread")), this,
                                            &ThreadHeader::unreadRequested);
    unread->setEnabled(m_dialog->heard);
    QAction* spam = m_moreMenu->addAction(m_theme.icon(QStringLiteral("ban"), 16, Token::textSecondary),
                                          tr("Close as spam") + u'\t' + kit::keyWords(keyOf("dialog.spam")), this,
                                          &ThreadHeader::spamRequested);
    spam->setEnabled(!m_dialog->spam);
    const bool followed = m_dialog->followed;
    if (!m_dialog->mine)
        m_moreMenu->addAction(m_theme.icon(QStringLiteral("bell"), 16, Token::textSecondary),
                              (followed ? tr("Stop following") : tr("Follow the dialog")) + key("dialog.follow"), this,
                              [this, followed] { emit followRequested(!followed); });
    m_priorityMenu->setTitle(tr("Priority") + key("dialog.priority"));
    m_stageMenu->setTitle(tr("Stage") + key("dialog.stage"));
    m_moreMenu->addMenu(m_priorityMenu);
    if (m_stages && !m_stages().isEmpty())
        m_moreMenu->addMenu(m_stageMenu);
    m_moreMenu->addSeparator();
    m_moreMenu->addAction(tr("Add a tag") + u'\t' + kit::keyWords(keyOf("dialog.tag")), this, &ThreadHeader::editTags);
    QMenu* tags = m_moreMenu->addMenu(tr("Remove a tag"));
    tags->setEnabled(!m_dialog->tags.isEmpty());
    for (const QString& tag : std::as_const(m_dialog->tags))
        tags->addAction(QString(tag).replace(u'&', QStringLiteral("&&")), this,
                        [this, tag] { emit tagRemoveRequested(tag); });
}

void ThreadHeader::editTags() {
    if (!m_dialog)
        return;
    auto* popup = new TagPopup(m_theme, tagsBeside(m_knownTags, m_dialog->tags), this);
    connect(popup, &TagPopup::chosen, this, &ThreadHeader::tagAddRequested);
    popup->openBelow(m_addTag->isVisible() ? m_addTag : m_more);
}

void ThreadHeader::fillStages() {
    m_stageMenu->clear();
    const auto add = [this](const QString& words, std::int64_t id, bool fits) {
        QAction* action = m_stageMenu->addAction(QString(words).replace(u'&', QStringLiteral("&&")), this,
                                                 [this, id] { emit stageChosen(id); });
        action->setCheckable(true);
        action->setChecked(m_dialog && m_dialog->stageId == id);
        action->setEnabled(fits);
    };
    add(tr("None", "stage"), 0, true);
    if (m_stages)
        for (const StageRow& stage : m_stages())
            add(stage.name, stage.id, stage.fits || (m_dialog && m_dialog->stageId == stage.id));
}

void ThreadHeader::fillPriorities() {
    m_priorityMenu->clear();
    for (const int priority : {kUrgentPriority, kHighPriority, 0, kLowPriority}) {
        QAction* action = m_priorityMenu->addAction(priority == 0 ? tr("Normal", "priority") : priorityWords(priority),
                                                    this, [this, priority] { emit priorityChosen(priority); });
        action->setCheckable(true);
        action->setChecked(m_dialog && m_dialog->priority == priority);
    }
}

} // namespace pult::client
