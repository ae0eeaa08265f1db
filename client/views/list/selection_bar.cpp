// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/selection_bar.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/views/parts/tag_popup.hpp"
#include "client/views/parts/time_popup.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <utility>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr std::int64_t kHourMs = 3'600'000;

/// In the words of the open dialog's menu.
QString snoozeWords(const char* words) {
    return QCoreApplication::translate("pult::client::ThreadHeader", words);
}
} // namespace

SelectionBar::SelectionBar(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::Paper(theme, Token::bgSurface, parent), m_theme(theme), m_now(std::move(now)),
      m_words(new kit::Label(theme, TextStyle::body, Token::textPrimary, kit::Weight::semibold)),
      m_everything(new Button(theme, Button::Look::link)),
      m_cross(kit::makeIconButton(theme, QStringLiteral("x"), nullptr, 16, 28)), m_tools(new QWidget),
      m_assignMenu(new QMenu(this)), m_closeMenu(new QMenu(this)), m_snoozeMenu(new QMenu(this)) {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_words);
    head->addWidget(m_everything);
    head->addStretch(1);
    head->addWidget(m_cross);
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(0); // at 150 % the narrowest list has room for the icons and no more
    m_assign = addButton(QStringLiteral("user-check"));
    m_tag = addButton(QStringLiteral("tag"));
    m_snooze = addButton(QStringLiteral("alarm-snooze"));
    m_answered = addButton(QStringLiteral("circle-check"), BulkAct::Kind::answered);
    m_unread = addButton(QStringLiteral("eye-off"), BulkAct::Kind::unread);
    m_close = addButton(QStringLiteral("archive"), BulkAct::Kind::close);
    m_closeMore = kit::makeIconButton(m_theme, QStringLiteral("chevron-down"), nullptr, 16, 20);
    tools->addWidget(m_closeMore);
    m_spam = addButton(QStringLiteral("ban"), BulkAct::Kind::spam);
    tools->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 2, 8, 4);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_tools);
    setLines(Qt::BottomEdge);
    kit::letAnnounce(this);

    m_everything->setTextStyle(TextStyle::small);
    m_everything->setControlHeight(24);
    m_everything->setPaddingAt100(4);
    m_assign->setAction(QStringLiteral("dialog.take"));
    m_tag->setAction(QStringLiteral("dialog.tag"));
    m_snooze->setAction(QStringLiteral("dialog.snooze"));
    m_answered->setAction(QStringLiteral("dialog.answered"));
    m_unread->setAction(QStringLiteral("dialog.unread"));
    m_close->setAction(QStringLiteral("dialog.close"));
    m_spam->setAction(QStringLiteral("dialog.spam"));
    m_assign->setMenu(m_assignMenu);
    m_snooze->setMenu(m_snoozeMenu);
    m_closeMore->setMenu(m_closeMenu);
    connect(m_everything, &Button::clicked, this, &SelectionBar::allRequested);
    connect(m_cross, &Button::clicked, this, &SelectionBar::cleared);
    connect(m_tag, &Button::clicked, this, &SelectionBar::chooseTag);
    connect(m_assignMenu, &QMenu::aboutToShow, this, &SelectionBar::fillAssign);
    connect(m_closeMenu, &QMenu::aboutToShow, this, &SelectionBar::fillClose);
    connect(m_snoozeMenu, &QMenu::aboutToShow, this, &SelectionBar::fillSnooze);
    retranslate();
}

Button* SelectionBar::addButton(const QString& icon) {
    Button* button = kit::makeIconButton(m_theme, icon, nullptr, 20, 32);
    static_cast<QHBoxLayout*>(m_tools->layout())->addWidget(button);
    return button;
}

Button* SelectionBar::addButton(const QString& icon, BulkAct::Kind kind) {
    Button* button = addButton(icon);
    connect(button, &Button::clicked, this, [this, kind] { act(kind); });
    return button;
}

void SelectionBar::setCount(int chosen, int all, int most) {
    const bool news = std::exchange(m_chosen, chosen) != chosen;
    m_all = all;
    m_most = most;
    retranslate();
    // Each row says that it is chosen, how many there are is said here.
    if (news && chosen > 0)
        kit::announce(this, m_words->text());
}

void SelectionBar::setLoading(bool loading) {
    m_loading = loading;
    retranslate();
}

void SelectionBar::act(BulkAct::Kind kind) {
    emit actRequested({.kind = kind, .tag = {}});
}

void SelectionBar::fillAssign() {
    m_assignMenu->clear();
    m_assignMenu->addAction(m_theme.icon(QStringLiteral("user-check"), 16, Token::textSecondary), tr("To me"), this,
                            [this] { act(BulkAct::Kind::take); });
    if (!m_colleagues.isEmpty())
        m_assignMenu->addSeparator();
    for (const auto& [id, name] : std::as_const(m_colleagues))
        m_assignMenu->addAction(QString(name).replace(u'&', QStringLiteral("&&")), this, [this, id = id] {
            emit actRequested({.kind = BulkAct::Kind::assign, .operatorId = id, .tag = {}});
        });
}

void SelectionBar::fillClose() {
    m_closeMenu->clear();
    for (const QString& resolution : resolutionChoices())
        m_closeMenu->addAction(tr("Close: %1", "a result").arg(resolutionName(resolution)), this, [this, resolution] {
            emit actRequested({.kind = BulkAct::Kind::close, .tag = {}, .resolution = resolution});
        });
}

void SelectionBar::fillSnooze() {
    m_snoozeMenu->clear();
    const std::int64_t now = m_now();
    const QDateTime tomorrow(QDateTime::fromMSecsSinceEpoch(now).date().addDays(1), QTime(9, 0));
    const std::pair<const char*, std::int64_t> times[] = {{"For 1 hour", now + kHourMs},
                                                          {"For 3 hours", now + 3 * kHourMs},
                                                          {"Until tomorrow, 9:00", tomorrow.toMSecsSinceEpoch()},
                                                          {"Until the client writes", 0}};
    for (const auto& [words, untilMs] : times)
        m_snoozeMenu->addAction(snoozeWords(words), this, [this, untilMs = untilMs] { snooze(untilMs); });
    m_snoozeMenu->addAction(snoozeWords("Until a time of my own…"), this, [this] {
        auto* popup = new TimePopup(m_theme, m_now(), snoozeWords("Snooze until"), snoozeWords("Snooze"), this);
        connect(popup, &TimePopup::chosen, this, &SelectionBar::snooze);
        popup->openBelow(m_snooze);
    });
}

void SelectionBar::snooze(qint64 untilMs) {
    emit actRequested({.kind = BulkAct::Kind::snooze, .tag = {}, .untilMs = untilMs});
}

void SelectionBar::chooseSnooze() {
    m_snooze->showMenu();
}

void SelectionBar::chooseTag() {
    auto* popup = new TagPopup(m_theme, tagsBeside(m_knownTags, {}), this);
    connect(popup, &TagPopup::chosen, this,
            [this](const QString& tag) { emit actRequested({.kind = BulkAct::Kind::tag, .tag = tag}); });
    popup->openBelow(m_tag);
}

QString SelectionBar::everythingWords() const {
    if (m_loading)
        return tr("Loading the rest…", "of the dialogs");
    if (m_all < 0)
        return tr("Select all, at most %1", "number of dialogs").arg(m_most);
    return m_all > m_most ? tr("Select the first %1 of %2", "numbers of dialogs").arg(m_most).arg(m_all)
                          : tr("Select all %1", "number of dialogs").arg(m_all);
}

void SelectionBar::retranslate() {
    const QString words = tr("%n selected", "dialogs", m_chosen);
    m_words->setText(words);
    setAccessibleName(words);
    m_everything->setText(everythingWords());
    m_everything->setVisible(m_chosen < m_most && (m_all < 0 || m_chosen < m_all));
    m_cross->setHint(tr("Select nothing (Esc)"));
    m_assign->setHint(tr("Assign the selected dialogs"));
    m_tag->setHint(tr("Tag the selected dialogs"));
    m_snooze->setHint(tr("Snooze the selected dialogs"));
    m_answered->setHint(tr("Mark the selected dialogs as answered"));
    m_unread->setHint(tr("Mark the selected dialogs as unread"));
    m_close->setHint(tr("Close the selected dialogs"));
    m_closeMore->setHint(tr("Close the selected dialogs with another result"));
    m_spam->setHint(tr("Close the selected dialogs as spam"));
}

void SelectionBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

} // namespace pult::client
