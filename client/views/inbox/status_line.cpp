// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/status_line.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/parts/presence_mark.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kStatusMost = 180; ///< of the status with its reason, at 100 %
constexpr int kComesLeast = 160; ///< of what has come in, before queue and connection give way to it
constexpr int kNewsStayMs = 10'000;
} // namespace

class StatusLine::Dot final : public QWidget {
public:
    explicit Dot(const kit::Theme& theme) : m_theme(theme) { setFixedSize(10, 10); }
    void setPresence(Presence presence) {
        m_presence = presence;
        setAccessibleName(presenceName(presence));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintPresence(painter, m_theme, QRectF(1, 1, 8, 8), m_presence);
    }

private:
    const kit::Theme& m_theme;
    Presence m_presence = Presence::online;
};

StatusLine::StatusLine(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::Paper(theme, Token::bgWindow, parent), m_theme(theme), m_now(std::move(now)), m_dot(new Dot(theme)),
      m_presenceButton(new kit::Button(theme, kit::Button::Look::quiet)), m_presenceMenu(new QMenu(this)),
      m_plug(new kit::IconView(theme, 16)), m_connection(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_queue(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_oldest(new kit::Label(theme, TextStyle::small, Token::warningText, kit::Weight::semibold)),
      m_newsRule(new kit::Paper(theme, Token::border)),
      m_news(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_undo(new kit::Button(theme, kit::Button::Look::link)),
      m_comes(new kit::Label(theme, TextStyle::small, Token::textPrimary)),
      m_commands(new kit::Button(theme, kit::Button::Look::quiet)) {
    m_newsRule->setFixedSize(1, 16);
    setLines(Qt::TopEdge);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 1, 12, 0);
    row->setSpacing(6);
    const auto line = [this, row] {
        auto* rule = new kit::Paper(m_theme, Token::border);
        rule->setFixedSize(1, 16);
        row->addSpacing(6);
        row->addWidget(rule);
        row->addSpacing(6);
    };
    row->addWidget(m_dot);
    row->addWidget(m_presenceButton);
    line();
    row->addWidget(m_plug);
    row->addWidget(m_connection);
    line();
    row->addWidget(m_queue);
    row->addWidget(m_oldest);
    row->addSpacing(6);
    row->addWidget(m_newsRule);
    row->addSpacing(6);
    row->addWidget(m_news);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(m_comes);
    row->addWidget(m_commands);

    m_presenceButton->setTextStyle(TextStyle::small);
    m_presenceButton->setControlHeight(24);
    m_presenceButton->setPaddingAt100(4);
    m_presenceButton->setChevron(true);
    m_presenceButton->setMenu(m_presenceMenu);
    for (kit::Label* label : {m_news, m_comes}) {
        label->setEliding(true);
        kit::letAnnounce(label);
    }
    m_comes->setObjectName(QStringLiteral("comes"));
    m_comes->hide();
    for (kit::Button* button : {m_undo, m_commands}) {
        button->setTextStyle(TextStyle::small);
        button->setControlHeight(24);
        button->setPaddingAt100(4);
    }
    m_commands->setAction(QStringLiteral("work.commands"), true);
    connect(m_commands, &kit::Button::clicked, this, &StatusLine::commandsRequested);
    m_undo->setKey(QKeySequence(Qt::CTRL | Qt::Key_Z), true);
    m_undo->hide();
    connect(m_undo, &kit::Button::clicked, this, &StatusLine::undoRequested);
    connect(m_presenceMenu, &QMenu::aboutToShow, this, [this] {
        m_presenceMenu->clear();
        fillPresenceMenu(
            *m_presenceMenu, m_presence, [this](const DeclaredPresence& declared) { emit presenceChosen(declared); },
            [this](Presence presence) { emit presenceReasonAsked(presence); });
    });
    connect(&m_ticker, &QTimer::timeout, this, &StatusLine::refresh);
    m_ticker.start(1000);
    m_newsTimer.setSingleShot(true);
    m_newsTimer.setInterval(kNewsStayMs);
    connect(&m_newsTimer, &QTimer::timeout, this, [this] {
        showHeld();
        fit();
    });
    m_comesTimer.setSingleShot(true);
    m_comesTimer.setInterval(kNewsStayMs);
    connect(&m_comesTimer, &QTimer::timeout, this, [this] {
        m_comes->setText({});
        fit();
    });
    connect(&theme, &kit::Theme::changed, this, &StatusLine::restyle);
    restyle();
    retranslate();
}

void StatusLine::restyle() {
    setFixedHeight(m_theme.px(28));
    fit();
}

void StatusLine::setPresence(const PresenceChoices& choices) {
    m_presence = choices;
    retranslate();
}

void StatusLine::openPresenceMenu() {
    m_presenceMenu->popup(m_presenceButton->mapToGlobal(QPoint(0, -m_presenceMenu->sizeHint().height())));
    m_presenceMenu->setActiveAction(m_presenceMenu->actions().value(0));
}

void StatusLine::setConnection(const ConnectionStatus& status) {
    m_status = status;
    refresh();
}

void StatusLine::setQueue(int waiting, std::int64_t oldestSinceMs, WaitClock clock) {
    m_waiting = waiting;
    m_oldestSinceMs = oldestSinceMs;
    m_waitClock = std::move(clock);
    refresh();
}

void StatusLine::setHeld(const QString& customer, int seconds) {
    const bool another = seconds > 0 && (m_heldSeconds == 0 || customer != m_heldCustomer);
    m_heldCustomer = customer;
    m_heldSeconds = seconds;
    m_undo->setVisible(seconds > 0);
    m_undo->setText(tr("Undo, %n s", nullptr, seconds));
    m_undo->setHint(tr("Take the reply back"));
    if (another)
        m_newsTimer.stop();
    if (!m_newsTimer.isActive())
        showHeld();
    fit();
}

/// In the place of what was announced, once that has stood long enough to be read.
void StatusLine::showHeld() {
    // What is only kept here is not called sent.
    const QString words = m_heldSeconds == 0 ? QString()
                          : m_status.phase == ConnectionStatus::Phase::online
                              ? tr("Sent: %1", "a customer").arg(m_heldCustomer)
                              : tr("Waits to be sent: %1", "a customer").arg(m_heldCustomer);
    if (words == m_news->text())
        return;
    m_news->setText(words);
    if (words.isEmpty())
        m_news->setAccessibleName({});
    else
        kit::announce(m_news, words);
}

void StatusLine::setUndoKeyShown(bool shown) {
    m_undo->setKey(shown ? QKeySequence(Qt::CTRL | Qt::Key_Z) : QKeySequence(), shown);
    fit();
}

void StatusLine::announce(const QString& words) {
    m_news->setText(words);
    kit::announce(m_news, words);
    m_newsTimer.start();
    fit();
}

void StatusLine::tellWhatComes(const QString& words) {
    m_comes->setText(words);
    kit::announce(m_comes, words);
    m_comesTimer.start();
    fit();
}

void StatusLine::forgetNews() {
    m_newsTimer.stop();
    m_comesTimer.stop();
    m_news->setText({});
    m_comes->setText({});
    for (kit::Label* label : {m_news, m_comes})
        label->setAccessibleName({});
    fit();
}

void StatusLine::retranslate() {
    if (m_heldSeconds > 0)
        setHeld(m_heldCustomer, m_heldSeconds);
    m_commands->setText(tr("Commands"));
    const QString words = presenceWords(m_presence.now);
    m_dot->setPresence(m_presence.now.presence);
    m_presenceButton->setText(
        m_presenceButton->fontMetrics().elidedText(words, Qt::ElideRight, m_theme.px(kStatusMost)));
    m_presenceButton->setHint(tr("My status: %1").arg(m_presence.resting.isEmpty() ? words : m_presence.resting));
    refresh();
}

void StatusLine::refresh() {
    using Phase = ConnectionStatus::Phase;
    const bool online = m_status.phase == Phase::online;
    const bool offline = m_status.phase == Phase::offline;
    m_plug->setIcon(online ? QStringLiteral("plug-connected") : QStringLiteral("plug-connected-x"),
                    offline ? Token::dangerText : Token::textSecondary);
    QString words = offline                               ? tr("No connection")
                    : m_status.phase == Phase::connecting ? tr("Connecting…")
                    : m_status.phase == Phase::catchingUp ? tr("Catching up…")
                                                          : tr("Connected");
    if (online && m_status.latencyMs >= 0)
        words = tr("Connected, %1 ms").arg(m_status.latencyMs);
    m_connection->setText(words);
    m_plug->setAccessibleName(words);
    m_plug->setToolTip(words);
    m_queue->setText(m_oldestSinceMs > 0 ? tr("Queue %1, longest wait").arg(m_waiting) : tr("Queue %1").arg(m_waiting));
    m_oldest->setText(m_oldestSinceMs > 0 ? kit::TimeWords::waiting(m_waitClock.waitedMs(m_oldestSinceMs, m_now()))
                                          : QString());
    fit();
}

/// What has just happened is read whole: what stands here always gives way, the connection to its icon. What comes in
/// takes what is left, and the commands are there where nothing has to give way.
void StatusLine::fit() {
    const bool comes = !m_comes->text().isEmpty();
    const int gap = layout()->spacing();
    const int least = comes ? gap + std::min(m_comes->sizeHint().width(), m_theme.px(kComesLeast)) : 0;
    bool connection = false;
    bool queue = false;
    if (!m_onlyNews) {
        connection = widthWith(true, true) + least <= width();
        queue = connection || widthWith(false, true) + least <= width();
        m_connection->setVisible(connection);
        m_queue->setVisible(queue);
        m_newsRule->setVisible(queue && !m_news->text().isEmpty()); // else the one before the queue parts
        m_oldest->setVisible(queue && m_oldestSinceMs > 0);
        const int commands = m_commands->sizeHint().width() + gap;
        m_commands->setVisible(connection && widthWith(true, true) + least + commands <= width());
    }
    const int commands = m_commands->isHidden() ? 0 : m_commands->sizeHint().width() + gap;
    m_comes->setMaximumWidth(std::max(width() - widthWith(connection, queue) - commands - gap, 0));
    m_comes->setVisible(comes);
}

void StatusLine::showOnlyNews() {
    m_onlyNews = true;
    for (int i = 0; i < layout()->count(); ++i) {
        QLayoutItem* item = layout()->itemAt(i);
        if (QWidget* part = item->widget(); part && part != m_news && part != m_undo && part != m_comes)
            part->hide();
        if (QSpacerItem* gap = item->spacerItem(); gap && gap->sizeHint().width() > 0)
            gap->changeSize(0, 0, QSizePolicy::Fixed, QSizePolicy::Minimum);
    }
    layout()->invalidate();
}

int StatusLine::widthWith(bool connection, bool queue) const {
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem* item = layout()->itemAt(i);
        const QWidget* part = item->widget();
        const bool here = part == m_connection                    ? connection
                          : part == m_queue                       ? queue
                          : part == m_oldest                      ? queue && m_oldestSinceMs > 0
                          : part == m_newsRule                    ? queue && !m_news->text().isEmpty()
                          : part == m_comes || part == m_commands ? false
                                                                  : !part || !part->isHidden();
        if (!here)
            continue;
        width += part ? std::max(part->minimumWidth(), part->sizeHint().width()) + layout()->spacing()
                      : item->sizeHint().width();
    }
    return width;
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    kit::Paper::resizeEvent(event);
    fit();
}

void StatusLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

} // namespace pult::client
