// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/thread_header.hpp"

#include "client/delegates/address_words.hpp"
#include "client/delegates/message_words.hpp"
#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/label.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/words/priority_words.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
// Below these widths names of colleagues and whole addresses are told in short.
constexpr int kSpacious = 760;
constexpr int kRoomy = 640;
constexpr std::int64_t kWindowSoonMs = 2 * 3'600'000;
constexpr int kNameLeast = 160; ///< less of a name is not worth an address or an owner beside it
constexpr int kAddressMost = 180;
constexpr int kStageMost = 140;
constexpr int kMarkHeight = 24; ///< less of a button is hard to hit
constexpr int kBeforeActs = 12;

/// What a line takes at least now: a layout inside another keeps its sizes until the next pass, whatever was hidden.
int leastWidth(QLayout& line) {
    line.invalidate();
    for (int i = 0; i < line.count(); ++i)
        if (QLayout* inner = line.itemAt(i)->layout())
            leastWidth(*inner);
    return line.minimumSize().width();
}
} // namespace

ThreadHeader::ThreadHeader(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::HeadStrip(theme, Token::bgSurface, parent), m_theme(theme), m_now(std::move(now)),
      m_name(new kit::Label(theme, TextStyle::title)), m_badge(new kit::BadgeView(theme)),
      m_address(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_number(new kit::Label(theme, TextStyle::small, Token::textMuted)), m_statusIcon(new kit::IconView(theme, 16)),
      m_status(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_windowIcon(new kit::IconView(theme, 16)),
      m_window(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_viewersIcon(new kit::IconView(theme, 16)),
      m_viewers(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_followersIcon(new kit::IconView(theme, 16)), m_priority(new Button(theme, Button::Look::quiet)),
      m_stage(new Button(theme, Button::Look::outline)), m_tags(new kit::ChipRow(theme, kit::ChipRow::Flow::line)),
      m_addTag(kit::makeIconButton(theme, QStringLiteral("plus"), nullptr, 16, kMarkHeight)),
      m_ownerAvatar(new kit::AvatarView(theme, 24)), m_owner(new Button(theme, Button::Look::quiet)),
      m_take(new Button(theme, Button::Look::primary)), m_close(new Button(theme, Button::Look::outline)),
      m_closeMore(new Button(theme, Button::Look::outline)), m_reopen(new Button(theme, Button::Look::outline)),
      m_card(kit::makeIconButton(theme, QStringLiteral("layout-sidebar-right"), nullptr, 20, 28)),
      m_more(kit::makeIconButton(theme, QStringLiteral("dots-vertical"), nullptr, 20, 28)),
      m_snoozeMenu(new QMenu(this)), m_closeMenu(new QMenu(this)), m_moreMenu(new QMenu(this)),
      m_stageMenu(new QMenu(this)), m_priorityMenu(new QMenu(this)) {
    m_first = new QHBoxLayout;
    m_first->setSpacing(8);
    m_first->addWidget(m_name, 0);
    m_first->addWidget(m_badge);
    m_first->addWidget(m_address);
    m_first->addWidget(m_number);
    m_first->addStretch(1);
    m_marks = new QHBoxLayout;
    m_marks->setSpacing(6);
    m_marks->addWidget(m_statusIcon);
    m_marks->addWidget(m_status);
    m_marks->addWidget(m_windowIcon);
    m_marks->addWidget(m_window);
    m_marks->addWidget(m_viewersIcon);
    m_marks->addWidget(m_viewers);
    m_marks->addWidget(m_followersIcon);
    m_marks->addSpacing(2);
    m_marks->addWidget(m_priority);
    m_marks->addWidget(m_stage);
    m_marks->addWidget(m_tags);
    m_marks->addWidget(m_addTag);
    m_marks->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addLayout(m_first);
    words->addLayout(m_marks);
    words->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 5);
    row->setSpacing(0);
    m_acts = new QHBoxLayout;
    m_acts->setSpacing(4);
    m_acts->addWidget(m_ownerAvatar);
    m_acts->addWidget(m_owner);
    m_acts->addSpacing(4);
    m_acts->addWidget(m_take);
    auto* closing = new QHBoxLayout;
    closing->setSpacing(0);
    closing->addWidget(m_close);
    closing->addWidget(m_closeMore);
    m_acts->addLayout(closing);
    m_acts->addWidget(m_reopen);
    m_acts->addWidget(m_card);
    m_acts->addWidget(m_more);
    row->addLayout(words, 1);
    row->addSpacing(kBeforeActs);
    row->addLayout(m_acts);

    m_name->setEliding(true);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (Button* button : {m_take, m_close, m_closeMore, m_reopen, m_owner})
        button->setControlHeight(28);
    m_owner->setTextStyle(TextStyle::small);
    m_owner->setPaddingAt100(4);
    m_owner->setBold(true);
    m_owner->setChevron(true);
    m_owner->setAction(QStringLiteral("dialog.pass-on"));
    for (Button* mark : {m_priority, m_stage}) {
        mark->setControlHeight(kMarkHeight);
        mark->setTextStyle(TextStyle::small);
        mark->setPaddingAt100(4);
        mark->setChevron(true);
    }
    m_stage->setMenu(m_stageMenu);
    m_priority->setMenu(m_priorityMenu);
    m_close->setJoined(Button::Joined::right);
    m_closeMore->setJoined(Button::Joined::left);
    m_closeMore->setPaddingAt100(6);
    m_closeMore->setChevron(true);
    m_take->setAction(QStringLiteral("dialog.take"));
    m_close->setAction(QStringLiteral("dialog.close"));
    m_card->setObjectName(QStringLiteral("open-card"));
    m_card->setAction(QStringLiteral("window.card"));
    m_addTag->setAction(QStringLiteral("dialog.tag"));
    m_closeMore->setMenu(m_closeMenu);
    m_more->setMenu(m_moreMenu);

    connect(m_take, &Button::clicked, this, &ThreadHeader::takeRequested);
    connect(m_close, &Button::clicked, this, [this] { emit closeRequested({}); });
    connect(m_reopen, &Button::clicked, this, &ThreadHeader::reopenRequested);
    connect(m_card, &Button::clicked, this, &ThreadHeader::cardRequested);
    connect(m_addTag, &Button::clicked, this, &ThreadHeader::editTags);
    connect(m_owner, &Button::clicked, this, &ThreadHeader::passOnRequested);
    connect(m_stageMenu, &QMenu::aboutToShow, this, &ThreadHeader::fillStages);
    connect(m_priorityMenu, &QMenu::aboutToShow, this, &ThreadHeader::fillPriorities);
    connect(m_snoozeMenu, &QMenu::aboutToShow, this, &ThreadHeader::fillSnooze);
    connect(m_closeMenu, &QMenu::aboutToShow, this, &ThreadHeader::fillClose);
    connect(m_moreMenu, &QMenu::aboutToShow, this, &ThreadHeader::fillMore);
    connect(&theme, &kit::Theme::changed, this, &ThreadHeader::refresh);
    retranslate();
    refresh();
}

void ThreadHeader::setDialog(const std::optional<DialogRow>& dialog) {
    m_dialog = dialog;
    refresh();
}

void ThreadHeader::passTime() {
    if (m_dialog && isWindowSoon() != m_soon)
        refresh(); // other things give way now
    else if (m_dialog)
        showStatus();
}

void ThreadHeader::setCardShown(bool shown) {
    m_cardShown = shown;
    refresh();
}

QString ThreadHeader::statusWords() const {
    switch (m_dialog->status) {
    case DialogStatus::bot:
        return tr("with the bot");
    case DialogStatus::queued:
        return tr("in the queue");
    case DialogStatus::offered:
        return tr("offered");
    case DialogStatus::active:
        return m_dialog->unanswered ? tr("waits for an answer") : tr("open");
    case DialogStatus::waiting:
        return tr("answered");
    case DialogStatus::snoozed:
        return m_dialog->snoozedUntilMs > 0
                   ? tr("snoozed until %1").arg(kit::TimeWords::inSentence(m_dialog->snoozedUntilMs, m_now()))
                   : tr("snoozed until the client writes");
    case DialogStatus::closed:
        return tr("closed");
    }
    return {};
}

QString ThreadHeader::statusIcon() const {
    switch (m_dialog->status) {
    case DialogStatus::bot:
        return QStringLiteral("robot");
    case DialogStatus::snoozed:
        return QStringLiteral("alarm-snooze");
    case DialogStatus::closed:
        return QStringLiteral("archive");
    case DialogStatus::waiting:
        return QStringLiteral("circle-check");
    default:
        return m_dialog->unanswered ? QStringLiteral("message-circle") : QStringLiteral("inbox");
    }
}

void ThreadHeader::refresh() {
    const bool open = m_dialog.has_value();
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_badge, m_address, m_statusIcon, m_status, m_more})
        part->setVisible(open);
    if (!open) {
        m_windowIcon->hide();
        m_window->hide();
    }
    const bool closed = open && m_dialog->status == DialogStatus::closed;
    const bool running = open && !closed;
    const bool owned = running && m_dialog->assigneeId != 0;
    m_take->setVisible(running && !m_dialog->mine && (!owned || m_dialog->mayTakeOver));
    m_close->setVisible(running && m_dialog->mine);
    m_closeMore->setVisible(running && m_dialog->mine);
    m_reopen->setVisible(closed && m_dialog->mergedInto == 0);
    m_card->setVisible(open && !m_cardShown);
    const bool roomy = width() >= m_theme.px(kRoomy);
    m_owner->setVisible(owned);
    m_ownerAvatar->setVisible(owned);
    m_number->setVisible(open);
    showViewers(roomy);
    showMarks();
    m_tags->setVisible(open);
    m_addTag->setVisible(open);
    if (!open)
        return;
    m_name->setText(m_dialog->customerName);
    m_name->setMinimumWidth(std::min(m_name->sizeHint().width(), m_theme.px(kNameLeast)));
    m_badge->setChannel(m_dialog->channelKind, m_dialog->channelName);
    m_address->setText(shownAddress(roomy));
    m_address->setToolTip(kit::plainTip(m_dialog->address));
    m_address->setVisible(!m_dialog->address.isEmpty());
    m_number->setText(QStringLiteral("#%1").arg(m_dialog->id));
    m_tags->setChips(m_dialog->tags);
    m_ownerAvatar->setPerson(m_dialog->assigneeName, m_dialog->assigneeId);
    showOwner(roomy);
    m_take->setText(owned ? tr("Take over") : tr("Take"));
    m_take->setHint(owned ? tr("Take the dialog over from %1").arg(m_dialog->assigneeName) : tr("Take the dialog"));
    fit();
}

/// Gives up, one by one, what the menus, the tooltips or the list also tell, until the rest has room: whose the dialog
/// is and from where the client writes last.
void ThreadHeader::fit() {
    const QMargins sides = layout()->contentsMargins();
    const int room = width() - sides.left() - sides.right() - kBeforeActs;
    const auto isTooWide = [&](QLayout* line) { return leastWidth(*line) + leastWidth(*m_acts) > room; };
    // What stands beside both lines takes from both.
    const auto lacksRoom = [&](QLayout* place) {
        return place == m_acts ? isTooWide(m_first) || isTooWide(m_marks) : isTooWide(place);
    };
    const auto tellWindow = [&](WindowWords words) {
        m_windowWords = words;
        showStatus();
    };
    m_tags->setMaximumWidth(QWIDGETSIZE_MAX);
    m_soon = isWindowSoon();
    tellWindow(WindowWords::whole);
    if (!m_soon && isTooWide(m_marks))
        tellWindow(WindowWords::none);
    if (isTooWide(m_marks))
        m_priority->setText({});
    using Part = std::pair<QWidget*, QLayout*>;
    QList<Part> given;
    const auto giveUp = [&](std::initializer_list<Part> parts) {
        for (const auto& [part, place] : parts)
            if (!part->isHidden() && lacksRoom(place)) {
                part->hide();
                given.prepend({part, place});
            }
    };
    giveUp({{m_number, m_first},
            {m_addTag, m_marks},
            {m_ownerAvatar, m_acts},
            {m_tags, m_marks},
            {m_stage, m_marks},
            {m_followersIcon, m_marks}});
    // Hours that are nearly over are worth more than what was noted about the dialog, or its state in words.
    if (m_soon && isTooWide(m_marks)) {
        tellWindow(WindowWords::hours);
        giveUp({{m_status, m_marks}});
    }
    if (m_soon && isTooWide(m_marks))
        tellWindow(WindowWords::none);
    giveUp({{m_address, m_first}, {m_owner, m_acts}});
    // What is narrower than the last one given up may have room again.
    for (const auto& [part, place] : std::as_const(given)) {
        part->show();
        if (lacksRoom(place))
            part->hide();
    }
    if (isTooWide(m_first))
        m_name->setMinimumWidth(0);
    const QString state = m_status->isHidden() ? statusWords() : QString();
    m_statusIcon->setToolTip(state);
    m_statusIcon->setAccessibleName(state);
    // The plus stands beside the last tag that is seen.
    const int spare = room - leastWidth(*m_marks) - leastWidth(*m_acts);
    m_tags->setMaximumWidth(m_tags->filledWidth(m_tags->minimumSizeHint().width() + std::max(spare, 0)));
}

/// Of the hours in which the messenger takes free replies; 0: it counts none now.
std::int64_t ThreadHeader::windowLeft() const {
    const bool talking = m_dialog->status == DialogStatus::active || m_dialog->status == DialogStatus::waiting;
    return talking && m_dialog->windowEndsMs > 0 ? std::max<std::int64_t>(m_dialog->windowEndsMs - m_now(), 0) : 0;
}

bool ThreadHeader::isWindowSoon() const {
    const std::int64_t left = windowLeft();
    return left > 0 && left < kWindowSoonMs;
}

/// Whether somebody waits stands first. The hours that a messenger counts follow where there is room, else they are in
/// the tooltip.
void ThreadHeader::showStatus() {
    const std::int64_t left = windowLeft();
    const bool counts = left > 0;
    const bool soon = isWindowSoon();
    const QString window = tr("%1 window %2", "a messenger's letters, hours in which it takes free replies")
                               .arg(kit::channelMark(m_dialog->channelKind).letters, kit::TimeWords::left(left));
    m_statusIcon->setIcon(statusIcon(), Token::textSecondary);
    m_status->setText(statusWords());
    m_status->setToolTip(counts && m_windowWords != WindowWords::whole ? window : QString());
    m_windowIcon->setIcon(QStringLiteral("clock"), soon ? Token::warningText : Token::textSecondary);
    m_windowIcon->setVisible(counts && (soon || m_windowWords != WindowWords::none));
    m_windowIcon->setToolTip(window);
    m_windowIcon->setAccessibleName(window);
    m_window->setColour(soon ? Token::warningText : Token::textSecondary);
    m_window->setText(m_windowWords == WindowWords::whole ? window : kit::TimeWords::left(left));
    m_window->setVisible(counts && m_windowWords != WindowWords::none);
}

void ThreadHeader::showOwner(bool roomy) {
    if (m_dialog->mine)
        m_owner->setText(roomy ? tr("Owner: you") : tr("You"));
    else
        m_owner->setText(roomy ? tr("Owner: %1").arg(shortName(m_dialog->assigneeName))
                               : shortName(m_dialog->assigneeName));
    m_owner->setHint(tr("Pass the dialog on to a colleague or a team"));
    QStringList owner{m_dialog->assigneeName, m_dialog->assigneeStatus};
    owner.removeAll(QString());
    m_ownerAvatar->setToolTip(kit::plainTip(owner.join(QStringLiteral(", "))));
}

/// What is noted about the dialog; what is as usual takes no room.
void ThreadHeader::showMarks() {
    const bool open = m_dialog.has_value();
    m_followersIcon->setVisible(open && !m_dialog->followers.isEmpty());
    m_priority->setVisible(open && m_dialog->priority != 0);
    m_stage->setVisible(open && !m_dialog->stageName.isEmpty());
    if (!open)
        return;
    const QString followers = tr("Followed by %1", "colleagues").arg(m_dialog->followers.join(QStringLiteral(", ")));
    m_followersIcon->setIcon(QStringLiteral("bell"), Token::textSecondary);
    m_followersIcon->setToolTip(kit::plainTip(followers));
    m_followersIcon->setAccessibleName(followers);
    const QString priority = priorityWords(m_dialog->priority);
    m_priority->setIconName(priorityIcon(m_dialog->priority));
    m_priority->setText(priority);
    m_priority->setHint(tr("Priority: %1").arg(priority));
    m_stage->setText(m_stage->fontMetrics().elidedText(m_dialog->stageName, Qt::ElideRight, m_theme.px(kStageMost)));
    m_stage->setHint(tr("Stage: %1").arg(m_dialog->stageName));
}

QWidget* ThreadHeader::ownerPlace() const {
    return m_owner->isVisible() ? m_owner : m_more;
}

void ThreadHeader::showViewers(bool roomy) {
    const QStringList names = m_dialog ? m_dialog->viewing : QStringList();
    m_viewersIcon->setVisible(!names.isEmpty());
    m_viewers->setVisible(!names.isEmpty() && roomy && width() >= m_theme.px(kSpacious));
    if (names.isEmpty())
        return;
    const QString all = tr("%1 also looks at it", "colleagues").arg(names.join(QStringLiteral(", ")));
    m_viewersIcon->setIcon(QStringLiteral("eye"), Token::textSecondary);
    m_viewersIcon->setToolTip(kit::plainTip(all));
    m_viewersIcon->setAccessibleName(all);
    m_viewers->setText(
        names.size() == 1
            ? shortName(names.first())
            : tr("%1 +%2", "a colleague and how many more").arg(shortName(names.first())).arg(names.size() - 1));
}

QString ThreadHeader::shownAddress(bool roomy) const {
    const QString shown = roomy ? m_dialog->address : shortAddress(m_dialog->address);
    return m_address->fontMetrics().elidedText(shown, Qt::ElideMiddle, m_theme.px(kAddressMost));
}

void ThreadHeader::retranslate() {
    m_closeMore->setHint(tr("Answered, snooze, results"));
    m_snoozeMenu->setTitle(tr("Snooze"));
    m_close->setText(tr("Close"));
    m_close->setHint(tr("Close the dialog"));
    m_reopen->setText(tr("Reopen"));
    m_reopen->setHint(tr("Open the dialog again"));
    m_card->setHint(tr("Show the client's card"));
    m_more->setHint(tr("More actions"));
    m_addTag->setHint(tr("Add a tag"));
    m_stageMenu->setTitle(tr("Stage"));
    m_priorityMenu->setTitle(tr("Priority"));
    refresh();
}

void ThreadHeader::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

void ThreadHeader::resizeEvent(QResizeEvent* event) {
    kit::Paper::resizeEvent(event);
    refresh();
}

} // namespace pult::client
