// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/tag_popup.hpp"

#include "client/views/parts/picker_list.hpp"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kWidth = 300;
constexpr qsizetype kMostRows = 8;
constexpr int kMostFound = 200;

QString folded(const QString& tag) {
    return tag.toCaseFolded().replace(u'ё', u'е');
}

} // namespace

QStringList tagsBeside(const KnownTags& known, const QStringList& present) {
    QStringList beside = known ? known() : QStringList();
    beside.removeIf([&](const QString& tag) { return present.contains(tag); });
    return beside;
}

TagPopup::TagPopup(const kit::Theme& theme, const QStringList& known, QWidget* parent, const QString& title)
    : PickerPopup(theme, title, parent), m_list(new PickerList(theme)) {
    QList<Command> tags;
    for (const QString& tag : known)
        tags.append({.icon = QStringLiteral("tag"), .words = tag});
    m_search.setCommands(std::move(tags));
    field()->setFixedSize(theme.px(kWidth), theme.px(32));
    field()->setMaxLength(64);
    field()->setPlaceholderText(tr("%1, Enter adds it", "a new tag").arg(title));
    m_list->setAccessibleName(tr("Known tags"));
    column()->addWidget(m_list);
    if (known.isEmpty())
        m_list->hide();
    else
        addOffers();
    connect(field(), &QLineEdit::textChanged, this, &TagPopup::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_list->setRow(index.row());
        take();
    });
    search();
}

void TagPopup::addOffers() {
    const auto rows = static_cast<int>(std::min(m_search.commands().size() + 1, kMostRows));
    m_list->setFixedHeight(rows * m_list->rowHeight());
    addKeys(tr("↑ ↓ choose · Enter: add · Esc: close", "keys"));
}

/// Known ones first, then what is typed as a new one. What Enter takes is never a known one that only resembles it.
void TagPopup::search() {
    const QString typed = field()->text().simplified();
    const auto found = m_search.find(typed, kMostFound);
    QList<PickerRow> rows;
    m_tags.clear();
    for (const int index : found.rows) {
        const Command& tag = m_search.commands()[index];
        rows.append({.icon = tag.icon, .words = tag.words});
        m_tags.append(tag.words);
    }
    const bool isKnown = !m_tags.isEmpty() && folded(m_tags.first()) == folded(typed);
    const bool isMeant = !m_tags.isEmpty() && (!found.as.isEmpty() || folded(m_tags.first()).contains(folded(typed)));
    if (!typed.isEmpty() && !isKnown) {
        rows.append({.icon = QStringLiteral("plus"), .words = tr("New tag: %1").arg(typed)});
        m_tags.append(typed);
    }
    m_list->setRows(std::move(rows));
    m_list->setRow(typed.isEmpty() ? -1 : isMeant ? 0 : static_cast<int>(m_tags.size()) - 1);
}

void TagPopup::take() {
    const QString tag = m_tags.value(m_list->row());
    if (!tag.isEmpty())
        emit chosen(tag);
    close();
}

} // namespace pult::client
