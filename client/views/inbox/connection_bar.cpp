// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/connection_bar.hpp"

#include "client/kit/notice_bar.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/kit/time_words.hpp"

#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace pult::client {
namespace {

using Phase = ConnectionStatus::Phase;
using Kind = ConnectionNotice::Kind;

constexpr std::int64_t kQuietMs = 3'000;
constexpr std::int64_t kLongMs = 30'000;
constexpr std::int64_t kBackMs = 3'000;

/// What waits on this computer; empty: nothing.
QString waitingWords(const ConnectionStatus& status) {
    QStringList words;
    if (status.unsent > 0)
        words += ConnectionBar::tr("Messages that wait to be sent: %1").arg(status.unsent);
    if (status.undone > 0)
        words += ConnectionBar::tr("Changes that wait to be made: %1").arg(status.undone);
    return words.join(QStringLiteral(". "));
}

} // namespace

ConnectionNotice connectionNotice(const ConnectionStatus& status, std::int64_t backSinceMs, std::int64_t nowMs) {
    if (status.phase == Phase::online) {
        if (backSinceMs == 0 || nowMs - backSinceMs >= kBackMs)
            return {};
        return {Kind::back, status.arrived > 0 ? ConnectionBar::tr("Back online, %n new", nullptr, status.arrived)
                                               : ConnectionBar::tr("Back online")};
    }
    if (status.downSinceMs == 0 || nowMs - status.downSinceMs < kQuietMs)
        return {};
    if (status.otherVersion)
        return {Kind::longDown, ConnectionBar::tr("The server has another version than this Pult: one of them needs an "
                                                  "update. Your texts are safe")};
    const QString waiting = waitingWords(status);
    if (nowMs - status.downSinceMs >= kLongMs) {
        const QString words = ConnectionBar::tr("No answer from the server since %1. Your texts are safe")
                                  .arg(kit::TimeWords::clock(status.downSinceMs));
        return {Kind::longDown, waiting.isEmpty() ? words : words + QStringLiteral(". ") + waiting};
    }
    const std::int64_t seconds = (status.retryAtMs - nowMs + 999) / 1000;
    const QString words =
        status.phase == Phase::offline && seconds > 0
            ? ConnectionBar::tr("No connection, retrying in %n s.", nullptr, static_cast<int>(seconds))
            : ConnectionBar::tr("No connection, trying again…");
    return {Kind::retrying, waiting.isEmpty() ? words : words + u' ' + waiting};
}

ConnectionBar::ConnectionBar(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : QWidget(parent), m_now(std::move(now)), m_bar(new kit::NoticeBar(theme)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_bar);
    m_ticker.setInterval(500);
    connect(&m_ticker, &QTimer::timeout, this, &ConnectionBar::refresh);
    hide();
}

void ConnectionBar::setStatus(const ConnectionStatus& status) {
    m_wasDown = m_wasDown || m_shown.kind == Kind::retrying || m_shown.kind == Kind::longDown;
    if (status.phase == Phase::online && std::exchange(m_wasDown, false))
        m_backSinceMs = m_now();
    m_status = status;
    refresh();
}

void ConnectionBar::refresh() {
    const ConnectionNotice notice = connectionNotice(m_status, m_backSinceMs, m_now());
    m_bar->setToolTip(m_status.phase == Phase::online ? QString() : kit::plainTip(m_status.details));
    if (m_status.phase != Phase::online || notice.kind == Kind::back)
        m_ticker.start();
    else
        m_ticker.stop();
    if (notice == m_shown)
        return;
    m_shown = notice;
    setVisible(notice.kind != Kind::none);
    switch (notice.kind) {
    case Kind::none:
        return;
    case Kind::back:
        m_bar->show(kit::Tone::success, QStringLiteral("plug-connected"), notice.words);
        return;
    case Kind::retrying:
        m_bar->show(kit::Tone::grey, QStringLiteral("wifi-off"), notice.words);
        break;
    case Kind::longDown:
        m_bar->show(kit::Tone::warning, QStringLiteral("wifi-off"), notice.words);
        break;
    }
    // With the seconds till then beside it one word is enough.
    m_bar->addAction(notice.kind == Kind::retrying ? tr("Now") : tr("Try again now"),
                     [this] { emit reconnectRequested(); });
    if (notice.kind == Kind::longDown)
        m_bar->addAction(tr("Details"), [this] { showDetails(); });
}

void ConnectionBar::showDetails() {
    const QString since = QDateTime::fromMSecsSinceEpoch(m_status.downSinceMs, Qt::UTC).toString(Qt::ISODate);
    const QString details = m_status.details.isEmpty() ? tr("The server does not answer") : m_status.details;
    const QString words = tr("No connection since %1", "a time").arg(since) + u'\n' + details;
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->setWindowTitle(tr("Details"));
    box->setTextFormat(Qt::PlainText);
    box->setText(words);
    auto* copy = box->addButton(tr("Copy"), QMessageBox::ActionRole);
    disconnect(copy, &QAbstractButton::clicked, nullptr, nullptr); // the window stays open
    connect(copy, &QAbstractButton::clicked, box, [words] { QGuiApplication::clipboard()->setText(words); });
    auto* close = box->addButton(tr("Close", "a window"), QMessageBox::RejectRole);
    box->setDefaultButton(close);
    box->show();
}

void ConnectionBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace pult::client
