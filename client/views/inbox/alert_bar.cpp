// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/alert_bar.hpp"

#include "client/kit/notice_bar.hpp"

#include <QEvent>
#include <QVBoxLayout>

namespace pult::client {

AlertBar::AlertBar(kit::Theme& theme, QWidget* parent) : QWidget(parent), m_bar(new kit::NoticeBar(theme)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_bar);
    hide();
}

void AlertBar::setAlerts(const QList<AlertRow>& alerts) {
    if (alerts == m_alerts)
        return;
    m_alerts = alerts;
    refresh();
}

void AlertBar::refresh() {
    setVisible(!m_alerts.isEmpty());
    if (m_alerts.isEmpty())
        return;
    const AlertRow& first = m_alerts.constFirst();
    const int others = static_cast<int>(m_alerts.size()) - 1;
    const QString words =
        others == 0 ? first.words
                    : tr("%1 And %n more.", "after a sentence about another trouble", others).arg(first.words);
    m_bar->show(first.grave ? kit::Tone::danger : kit::Tone::warning, QStringLiteral("alert-triangle"), words);
    if (first.mendable)
        m_bar->addAction(tr("Fix", "what a bar complains about"), [this, key = first.key] { emit mendRequested(key); });
    if (first.mayTake)
        m_bar->addAction(tr("Take", "a dialog"), [this, dialog = first.dialog] { emit takeRequested(dialog); });
    if (first.dialog != 0)
        m_bar->addAction(tr("Open", "a dialog"), [this, dialog = first.dialog] { emit openRequested(dialog); });
    m_bar->addAction(tr("Hide"), [this, key = first.key] { emit dismissed(key); });
}

void AlertBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace pult::client
