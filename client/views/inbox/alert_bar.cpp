// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/alert_bar.hpp"

#include "client/kit/notice_bar.hpp"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

AlertBar::AlertBar(kit::Theme& theme, QWidget* parent) : QWidget(parent), m_bar(new kit::NoticeBar(theme)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_bar);
    hide();
}

void AlertBar::setAlerts(const QList<AlertRow>& alerts) {
    QList<AlertRow> rows = alerts;
    keepShown(rows);
    if (rows == m_alerts)
        return;
    const bool staysShown = !rows.isEmpty() && !m_alerts.isEmpty() && rows.constFirst() == m_alerts.constFirst();
    m_alerts = rows;
    if (staysShown)
        m_bar->setWords(words());
    else
        refresh();
}

/// Somebody's hand may be on its way to a button of it: only what is graver takes its place.
void AlertBar::keepShown(QList<AlertRow>& rows) const {
    if (m_alerts.isEmpty())
        return;
    const auto shown = std::ranges::find(rows, m_alerts.constFirst().key, &AlertRow::key);
    if (shown != rows.end() && shown->grave == rows.constFirst().grave)
        std::rotate(rows.begin(), shown, shown + 1);
}

QString AlertBar::words() const {
    const QString& first = m_alerts.constFirst().words;
    const int others = static_cast<int>(m_alerts.size()) - 1;
    return others == 0 ? first : tr("%1 And %n more.", "after a sentence about another trouble", others).arg(first);
}

void AlertBar::refresh() {
    setVisible(!m_alerts.isEmpty());
    if (m_alerts.isEmpty())
        return;
    const AlertRow& first = m_alerts.constFirst();
    m_bar->show(first.grave ? kit::Tone::danger : kit::Tone::warning, QStringLiteral("alert-triangle"), words());
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
