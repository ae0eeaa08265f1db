// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/history_window.hpp"

#include "client/kit/label.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/views/parts/fixed_keys.hpp"
#include "client/views/parts/keys_overlay.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Label;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr QSize kUsual(640, 720);
}

HistoryWindow::HistoryWindow(kit::Theme& theme, kit::NowMs now, const QString& customer, std::int64_t customerId,
                             const QString& channel, QWidget* parent)
    : QDialog(parent), m_bar(new kit::NoticeBar(theme)), m_thread(new ThreadView(theme, std::move(now))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(channel.isEmpty() ? tr("%1, all channels", "a customer").arg(customer)
                                     : tr("%1, %2", "a customer, a channel").arg(customer, channel));
    setAccessibleName(windowTitle());
    auto* strip = new kit::HeadStrip(theme, Token::bgSurface);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 4, 16, 5);
    auto* title = new Label(theme, TextStyle::title);
    title->setEliding(true);
    title->setText(windowTitle());
    row->addWidget(title, 1);
    auto* hint = new Label(theme, TextStyle::caption, Token::textMuted);
    hint->setText(tr("Read only. Enter opens the dialog."));
    row->addWidget(hint);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_bar);
    column->addWidget(m_thread, 1);
    m_help = new KeysOverlay(theme, this);
    m_bar->hide();
    m_thread->setReadOnly(true);
    m_thread->setCustomer(customer, customerId);
    m_thread->setFirstUnread(0);
    m_thread->setAccessibleName(windowTitle());
    resize(theme.px(kUsual.width()), std::min(theme.px(kUsual.height()), screen()->availableGeometry().height()));
    m_thread->setFocus();
}

void HistoryWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F1)
        m_help->open(fixedKeys(KeyPlace::reading), KeyPlace::reading);
    else
        QDialog::keyPressEvent(event);
}

void HistoryWindow::setKeptOnly(bool keptOnly) {
    if (keptOnly == !m_bar->isHidden())
        return;
    if (keptOnly)
        m_bar->show(kit::Tone::grey, QStringLiteral("wifi-off"),
                    tr("No connection: only what is kept on this computer"));
    else
        m_bar->hide();
}

} // namespace pult::client
