// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/thread_header.hpp"

#include "client/delegates/message_words.hpp"
#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/label.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/inbox/tag_popup.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
// Below these widths the header gives up the address, then everything the dots menu or the list also has.
constexpr int kRoomy = 640;
constexpr int kTight = 480;
constexpr int kHour = 3'600'000;
} // namespace

ThreadHeader::ThreadHeader(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::Paper(theme, Token::bgSurface, parent), m_theme(theme), m_now(std::move(now)),
      m_name(new kit::Label(theme, TextStyle::title)), m_badge(new kit::BadgeView(theme)),
      m_address(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_number(new kit::Label(theme, TextStyle::small, Token::textMuted)), m_statusIcon(new kit::IconView(theme, 16)),
      m_status(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_tags(new kit::ChipRow(theme, kit::ChipRow::Flow::line)),
      m_addTag(kit::makeIconButton(theme, QStringLiteral("plus"), nullptr, 16, 20)),
      m_ownerAvatar(new kit::AvatarView(theme, 24)),
      m_owner(new kit::Label(theme, TextStyle::small, Token::textPrimary, Weight::semibold)),
      m_take(new Button(theme, Button::Look::primary)),
      m_answered(kit::makeIconButton(theme, QStringLiteral("circle-check"), nullptr, 20, 28)),
      m_snooze(kit::makeIconButton(theme, QStringLiteral("alarm-snooze"), nullptr, 20, 28)),
      m_close(new Button(theme, Button::Look::outline)), m_reopen(new Button(theme, Button::Look::outline)),
      m_card(kit::makeIconButton(theme, QStringLiteral("layout-sidebar-right"), nullptr, 20, 28)),
      m_more(kit::makeIconButton(theme, QStringLiteral("dots-vertical"), nullptr, 20, 28)),
      m_snoozeMenu(new QMenu(this)), m_moreMenu(new QMenu(this)) {
    setLines(Qt::BottomEdge);
    setMinimumHeight(56);

    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_name, 0);
    first->addWidget(m_badge);
    first->addWidget(m_address);
    first->addWidget(m_number);
    first->addStretch(1);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_statusIcon);
    second->addWidget(m_status);
    second->addSpacing(2);
    second->addWidget(m_tags);
    second->addWidget(m_addTag);
    second->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addLayout(first);
    words->addLayout(second);
    words->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 5);
    row->setSpacing(4);
    row->addLayout(words, 1);
    row->addSpacing(8);
    row->addWidget(m_ownerAvatar);
    row->addSpacing(2);
    row->addWidget(m_owner);
    row->addSpacing(8);
    row->addWidget(m_take);
    row->addWidget(m_answered);
    row->addWidget(m_snooze);
    row->addWidget(m_close);
    row->addWidget(m_reopen);
    row->addWidget(m_card);
    row->addWidget(m_more);

    m_name->setEliding(true);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_owner->setEliding(true);
    for (Button* button : {m_take, m_close, m_reopen})
        button->setControlHeight(28);
    m_take->setKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_answered->setKey(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_snooze->setKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_close->setKey(QKeySequence(Qt::CTRL | Qt::Key_D));
    m_card->setKey(QKeySequence(Qt::Key_F9));
    m_addTag->setKey(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_snooze->setMenu(m_snoozeMenu);
    m_more->setMenu(m_moreMenu);

    connect(m_take, &Button::clicked, this, &ThreadHeader::takeRequested);
    connect(m_answered, &Button::clicked, this, [this] { emit answeredRequested(true); });
    connect(m_close, &Button::clicked, this, &ThreadHeader::closeRequested);
    connect(m_reopen, &Button::clicked, this, &ThreadHeader::reopenRequested);
    connect(m_card, &Button::clicked, this, &ThreadHeader::cardRequested);
    connect(m_addTag, &Button::clicked, this, &ThreadHeader::editTags);
    connect(m_snoozeMenu, &QMenu::aboutToShow, this, &ThreadHeader::fillSnooze);
    connect(m_moreMenu, &QMenu::aboutToShow, this, &ThreadHeader::fillMore);
    retranslate();
    refresh();
}

void ThreadHeader::setDialog(const std::optional<DialogRow>& dialog) {
    m_dialog = dialog;
    refresh();
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
                   ? tr("snoozed until %1").arg(kit::TimeWords::dayAndClock(m_dialog->snoozedUntilMs, m_now()))
                   : tr("snoozed until the customer writes");
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
    const bool closed = open && m_dialog->status == DialogStatus::closed;
    const bool running = open && !closed;
    const bool owned = running && m_dialog->assigneeId != 0;
    m_take->setVisible(running && !m_dialog->mine);
    m_answered->setVisible(running && m_dialog->mine && m_dialog->unanswered);
    m_close->setVisible(running && m_dialog->mine);
    m_reopen->setVisible(closed);
    m_card->setVisible(open && !m_cardShown);
    const bool roomy = width() >= m_theme.px(kRoomy);
    const bool tight = width() < m_theme.px(kTight);
    m_snooze->setVisible(running && m_dialog->mine && !tight);
    m_owner->setVisible(owned && !tight);
    m_ownerAvatar->setVisible(owned && !tight);
    m_number->setVisible(open && !tight);
    m_tags->setVisible(open && !tight);
    m_addTag->setVisible(open && !tight);
    if (!open)
        return;
    m_name->setText(m_dialog->customerName);
    m_badge->setChannel(m_dialog->channelKind, m_dialog->channelName);
    m_address->setText(m_dialog->address);
    m_address->setVisible(!m_dialog->address.isEmpty() && roomy);
    m_number->setText(QStringLiteral("#%1").arg(m_dialog->id));
    m_statusIcon->setIcon(statusIcon(), Token::textSecondary);
    m_status->setText(statusWords());
    m_tags->setChips(m_dialog->tags);
    m_ownerAvatar->setPerson(m_dialog->assigneeName, m_dialog->assigneeId);
    const QString owner = m_dialog->mine ? tr("You") : shortName(m_dialog->assigneeName);
    m_owner->setText(roomy ? tr("Owner: %1").arg(owner) : owner);
    m_take->setText(owned ? tr("Take over") : tr("Take"));
    m_take->setHint(owned ? tr("Take the dialog over from %1").arg(m_dialog->assigneeName) : tr("Take the dialog"));
}

void ThreadHeader::retranslate() {
    m_answered->setHint(tr("Answered, no reply needed"));
    m_snooze->setHint(tr("Snooze"));
    m_snoozeMenu->setTitle(tr("Snooze"));
    m_close->setText(tr("Close"));
    m_close->setHint(tr("Close the dialog"));
    m_reopen->setText(tr("Reopen"));
    m_reopen->setHint(tr("Open the dialog again"));
    m_card->setHint(tr("Show the customer's card"));
    m_more->setHint(tr("More actions"));
    m_addTag->setHint(tr("Add a tag"));
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
    add(tr("Until the customer writes"), 0);
}

void ThreadHeader::fillMore() {
    m_moreMenu->clear();
    if (!m_dialog)
        return;
    if (m_dialog->mine && m_dialog->status != DialogStatus::closed && !m_dialog->unanswered)
        m_moreMenu->addAction(tr("Mark as unanswered"), this, [this] { emit answeredRequested(false); });
    if (m_dialog->mine && m_dialog->status != DialogStatus::closed && m_snooze->isHidden())
        m_moreMenu->addMenu(m_snoozeMenu);
    m_moreMenu->addAction(tr("Add a tag"), this, &ThreadHeader::editTags);
    QMenu* tags = m_moreMenu->addMenu(tr("Remove a tag"));
    tags->setEnabled(!m_dialog->tags.isEmpty());
    for (const QString& tag : std::as_const(m_dialog->tags))
        tags->addAction(QString(tag).replace(u'&', QStringLiteral("&&")), this,
                        [this, tag] { emit tagRemoveRequested(tag); });
}

void ThreadHeader::editTags() {
    if (!m_dialog)
        return;
    auto* popup = new TagPopup(m_theme, this);
    connect(popup, &TagPopup::chosen, this, &ThreadHeader::tagAddRequested);
    popup->openBelow(m_addTag->isVisible() ? m_addTag : m_more);
}

} // namespace pult::client
