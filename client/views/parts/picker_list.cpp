// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/picker_list.hpp"

#include "client/kit/key_caps.hpp"
#include "client/kit/paint.hpp"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {

constexpr int kSide = 10;
constexpr int kStep = 14; ///< of a row within another

class RowDelegate final : public QStyledItemDelegate {
public:
    RowDelegate(const kit::Theme& theme, const PickerList* list, const PickerRows* rows, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_list(list), m_rows(rows) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {80, m_list->rowHeight()}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const PickerRow& row = m_rows->rows()[index.row()];
        const bool marked = m_list->isMarked(index);
        if (row.heading)
            return paintHeading(*painter, option, row.words);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect place = option.rect.adjusted(4, 1, -4, -1);
        if (marked || option.state.testFlag(QStyle::State_MouseOver))
            kit::paintMark(*painter, m_theme, place, 4, marked ? kit::Marked::selected : kit::Marked::hovered);
        const auto mirrored = [&](const QRect& part) { return QStyle::visualRect(option.direction, place, part); };
        QRect rest = place.adjusted(kSide - 4 + row.depth * m_theme.px(kStep), 0, 4 - kSide, 0);
        if (!row.icon.isEmpty()) {
            const int side = m_theme.px(16);
            m_theme.paintIcon(*painter, mirrored(QRect(rest.x(), rest.y(), side, rest.height())), row.icon, 16,
                              marked ? Token::accent : Token::textSecondary);
            rest.setLeft(rest.left() + side + 8);
        }
        if (!row.aside.isEmpty()) {
            painter->setFont(m_theme.font(TextStyle::small));
            painter->setPen(m_theme.color(Token::textMuted));
            const QFontMetrics metrics = painter->fontMetrics();
            const int wide = std::min(metrics.horizontalAdvance(row.aside) + 1, rest.width() / 2);
            painter->drawText(mirrored(QRect(rest.right() - wide + 1, rest.y(), wide, rest.height())), Qt::AlignVCenter,
                              metrics.elidedText(row.aside, Qt::ElideRight, wide));
            rest.setRight(rest.right() - wide - 8);
        }
        if (!row.key.isEmpty()) {
            const int wide = kit::keyCapsWidth(m_theme, row.key);
            kit::paintKeyCaps(*painter, m_theme, mirrored(rest), row.key);
            rest.setRight(rest.right() - wide - 8);
        }
        const QColor colour = m_theme.color(row.faint ? Token::textMuted : Token::textPrimary);
        const QFont font = m_theme.font(TextStyle::body, marked ? Weight::semibold : Weight::regular);
        paintWords(*painter, mirrored(rest), row, font, colour);
        painter->restore();
    }

private:
    void paintWords(QPainter& painter, const QRect& place, const PickerRow& row, const QFont& font,
                    const QColor& colour) const {
        const QString shown = QFontMetrics(font).elidedText(row.words, Qt::ElideRight, place.width());
        QTextLayout layout(shown, font);
        QTextOption option(Qt::AlignLeading);
        option.setWrapMode(QTextOption::NoWrap);
        option.setTextDirection(painter.layoutDirection());
        layout.setTextOption(option);
        QList<QTextLayout::FormatRange> formats;
        for (const TextMark& mark : row.marks) {
            QTextCharFormat format;
            format.setForeground(m_theme.color(Token::accent));
            format.setFontWeight(QFont::DemiBold);
            formats.append({mark.start, mark.length, format});
        }
        layout.setFormats(formats);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(place.width());
        layout.endLayout();
        painter.setPen(colour);
        layout.draw(&painter, QPointF(place.left(), place.center().y() - line.height() / 2 + 0.5));
    }
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QString& words) const {
        painter.setFont(m_theme.font(TextStyle::caption, Weight::semibold));
        painter.setPen(m_theme.color(Token::textSecondary));
        const QRect place = option.rect.adjusted(kSide, 0, -kSide, -2);
        painter.drawText(QStyle::visualRect(option.direction, option.rect, place), Qt::AlignBottom | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, place.width()));
    }

    const kit::Theme& m_theme;
    const PickerList* m_list;
    const PickerRows* m_rows;
};

} // namespace

void PickerRows::setRows(QList<PickerRow> rows) {
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void PickerRows::setAside(int row, const QString& words) {
    m_rows[row].aside = words;
    emit dataChanged(index(row), index(row));
}

QVariant PickerRows::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const PickerRow& row = m_rows[index.row()];
    if (role == Qt::DisplayRole)
        return row.words;
    if (role == Qt::AccessibleTextRole) {
        const QString& words = row.path.isEmpty() ? row.words : row.path;
        const QString& aside = row.key.isEmpty() ? row.aside : row.key;
        return aside.isEmpty() ? words : QStringLiteral("%1, %2").arg(words, aside);
    }
    return {};
}

Qt::ItemFlags PickerRows::flags(const QModelIndex& index) const {
    const bool choice = index.isValid() && !m_rows[index.row()].heading;
    return choice ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::ItemIsEnabled);
}

PickerList::PickerList(const kit::Theme& theme, QWidget* parent)
    : ChoiceList(theme, new PickerRows, parent), m_theme(theme), m_rows(static_cast<PickerRows*>(model())) {
    setItemDelegate(new RowDelegate(theme, this, m_rows, this));
    setUniformItemSizes(true);
}

void PickerList::setRows(QList<PickerRow> rows) {
    m_rows->setRows(std::move(rows));
}

void PickerList::setRow(int row) {
    ChoiceList::setRow(row);
    if (!currentIndex().isValid())
        emit rowChanged(-1);
}

int PickerList::rowHeight() const {
    return m_theme.px(m_rowHeight);
}

void PickerList::setRowHeightAt100(int height) {
    m_rowHeight = height;
    doItemsLayout();
}

void PickerList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    ChoiceList::currentChanged(current, previous);
    viewport()->update();
    tellRow();
    emit rowChanged(current.row());
}

} // namespace pult::client
