// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/name_popup.hpp"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pult::client {

namespace {
constexpr int kLongestName = 100;
}

NamePopup::NamePopup(const kit::Theme& theme, const QString& title, const QString& name, QWidget* parent)
    : PopupFrame(theme, title, parent), m_input(new QLineEdit(name)), m_shared(new QCheckBox) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_input);
    column->addWidget(m_shared);
    m_input->setFixedSize(theme.px(240), theme.px(32));
    m_input->setMaxLength(kLongestName);
    m_input->setPlaceholderText(title);
    m_input->setAccessibleName(title);
    m_input->selectAll();
    m_shared->setText(tr("Show to everybody"));
    m_shared->hide();
    connect(m_input, &QLineEdit::returnPressed, this, [this] {
        const QString typed = m_input->text().simplified();
        if (!typed.isEmpty())
            emit chosen(typed, m_shared->isChecked());
        close();
    });
}

void NamePopup::offerSharing() {
    m_shared->show();
}

void NamePopup::openBelow(const QWidget* widget) {
    showBelow(*widget);
    m_input->setFocus();
}

} // namespace pult::client
