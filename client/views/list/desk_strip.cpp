// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/desk_strip.hpp"

#include "client/views/list/desk_slot.hpp"

#include <QHBoxLayout>

#include <utility>

namespace pult::client {

namespace {
constexpr int kSecondMs = 1000;
} // namespace

DeskStrip::DeskStrip(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::HeadStrip(theme, kit::Token::bgSurface, parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 5);
    row->setSpacing(4);
    for (int number = 1; number <= kMost; ++number) {
        auto* slot = new DeskSlot(theme, now, number);
        connect(slot, &DeskSlot::clicked, this, [this, slot] { emit dialogChosen(slot->row().id); });
        row->addWidget(slot, 1);
        m_slots.append(slot);
    }
    m_ticker.setInterval(kSecondMs);
    connect(&m_ticker, &QTimer::timeout, this, [this] {
        for (DeskSlot* slot : std::as_const(m_slots))
            slot->tick();
    });
    setRows(QList<DialogRow>(kMost));
}

void DeskStrip::setRows(const QList<DialogRow>& rows) {
    for (qsizetype i = 0; i < m_slots.size(); ++i) {
        m_slots[i]->setVisible(i < rows.size());
        m_slots[i]->setRow(rows.value(i));
    }
}

void DeskStrip::setOpenDialog(std::int64_t id) {
    for (DeskSlot* slot : std::as_const(m_slots))
        slot->setOpen(id != 0 && slot->row().id == id);
}

void DeskStrip::setKey(int slot, const QKeySequence& key) {
    m_slots[slot]->setKey(key);
}

void DeskStrip::pulse(std::int64_t id) {
    for (DeskSlot* slot : std::as_const(m_slots))
        if (id != 0 && slot->row().id == id)
            slot->pulse();
}

std::int64_t DeskStrip::dialogAt(int slot) const {
    const DeskSlot* wanted = m_slots.value(slot);
    return wanted && !wanted->isHidden() ? wanted->row().id : 0;
}

void DeskStrip::showEvent(QShowEvent* event) {
    kit::HeadStrip::showEvent(event);
    m_ticker.start();
}

void DeskStrip::hideEvent(QHideEvent* event) {
    kit::HeadStrip::hideEvent(event);
    m_ticker.stop();
}

} // namespace pult::client
