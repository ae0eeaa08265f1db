// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/popup_notices.hpp"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>
#include <vector>

namespace pult::client {

namespace {

constexpr int kEdge = 16;
constexpr int kGap = 8;

} // namespace

PopupNotices::PopupNotices(const kit::Theme& theme, QObject* parent) : NoticeBoard(parent), m_theme(theme) {}

PopupNotices::~PopupNotices() {
    for (const auto& [key, one] : m_shown) {
        tellUnsent(*one.popup);
        one.popup->hide();
    }
}

PopupNotices::Shown& PopupNotices::shown(const QString& key) {
    const auto known = m_shown.find(key);
    if (known != m_shown.end())
        return known->second;
    // It may be closed from within one of its own signals.
    Shown made{{new NoticePopup(m_theme), [](NoticePopup* popup) { popup->deleteLater(); }},
               std::make_unique<QTimer>(),
               ++m_count};
    made.timer->setSingleShot(true);
    NoticePopup* popup = made.popup.get();
    connect(made.timer.get(), &QTimer::timeout, this, [this, key] { close(key); });
    connect(popup, &NoticePopup::dismissed, this, [this, key] { close(key); });
    connect(popup, &NoticePopup::openRequested, this, [this, popup, key] {
        emit openRequested(popup->notice());
        close(key);
    });
    connect(popup, &NoticePopup::replyBegun, made.timer.get(), &QTimer::stop);
    connect(popup, &NoticePopup::replied, this, [this, popup, key](const QString& text) {
        emit replied(popup->notice(), text);
        close(key);
    });
    connect(popup, &NoticePopup::takeRequested, this, [this, popup, key] {
        emit takeRequested(popup->notice());
        close(key);
    });
    return m_shown.emplace(key, std::move(made)).first->second;
}

void PopupNotices::show(const Notice& notice) {
    Shown& one = shown(notice.key);
    one.popup->setNotice(notice);
    one.timer->stop();
    if (!notice.stays && !one.popup->isReplying())
        one.timer->start(kShownMs);
    one.popup->show();
    stack();
}

void PopupNotices::close(const QString& key) {
    const auto found = m_shown.find(key);
    if (found == m_shown.end())
        return;
    tellUnsent(*found->second.popup);
    remove(key);
    emit closed(key);
}

void PopupNotices::tellUnsent(const NoticePopup& popup) {
    if (const QString text = popup.typed(); !text.isEmpty())
        emit leftUnsent(popup.notice(), text);
}

bool PopupNotices::isWrittenIn() const {
    return std::any_of(m_shown.begin(), m_shown.end(),
                       [](const auto& each) { return each.second.popup->isReplying(); });
}

void PopupNotices::withdraw(const QString& key) {
    const auto found = m_shown.find(key);
    if (found != m_shown.end() && !found->second.popup->isReplying())
        remove(key);
}

void PopupNotices::remove(const QString& key) {
    const auto found = m_shown.find(key);
    found->second.popup->hide();
    found->second.timer.release()->deleteLater();
    m_shown.erase(found);
    stack();
}

/// The oldest lies lowest.
void PopupNotices::stack() {
    std::vector<const Shown*> order;
    for (const auto& [key, one] : m_shown)
        order.push_back(&one);
    std::sort(order.begin(), order.end(), [](const Shown* a, const Shown* b) { return a->number < b->number; });
    const QRect room = QGuiApplication::primaryScreen()->availableGeometry().adjusted(kEdge, kEdge, -kEdge, -kEdge);
    int foot = room.bottom();
    for (const Shown* one : order) {
        one->popup->move(room.right() - one->popup->width(), foot - one->popup->height());
        foot -= one->popup->height() + kGap;
    }
}

} // namespace pult::client
