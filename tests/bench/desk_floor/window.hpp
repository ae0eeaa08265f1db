// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QWidget>

#include "tests/bench/texts.hpp"

/// The window that the desk is compared with; README.md says what is in it.
namespace pult::bench {

/// Where the client has its list, in a window of the client's size.
inline constexpr QSize kWindowSize{1440, 900};
inline constexpr QRect kListPlace{248, 56, 320, 816};
inline constexpr int kFloorRows = 100'000;

class FloorRows final : public QAbstractListModel {
public:
    explicit FloorRows(int count) : m_count(count) {}

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto number = static_cast<std::size_t>(index.row());
        if (role == Qt::DisplayRole)
            return QString::fromStdString(name(number));
        if (role == Qt::ToolTipRole)
            return QString::fromStdString(text(number));
        return {};
    }

private:
    int m_count;
};

class FloorRow final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        constexpr int kRowHeight = 68;
        return {100, kRowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        constexpr int kMargin = 12;
        constexpr int kAvatar = 40;
        const QRect area = option.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        const QRect words = area.adjusted(kAvatar + kMargin, 0, 0, 0);
        const QString name = index.data(Qt::DisplayRole).toString();
        const QString text = index.data(Qt::ToolTipRole).toString();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(224, 231, 255));
        painter->drawEllipse(QRect(area.topLeft(), QSize(kAvatar, kAvatar)));
        painter->setPen(Qt::black);
        painter->drawText(QRect(area.topLeft(), QSize(kAvatar, kAvatar)), Qt::AlignCenter, name.left(1));
        painter->drawText(words, Qt::AlignLeft | Qt::AlignTop, name);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
    }
};

class FloorWindow final : public QWidget {
public:
    explicit FloorWindow(int rows) : m_rows(rows), m_list(this) {
        resize(kWindowSize);
        m_list.setGeometry(kListPlace);
        m_list.setUniformItemSizes(true);
        m_list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        m_list.setItemDelegate(new FloorRow(&m_list));
        m_list.setModel(&m_rows);
    }

    QListView& list() { return m_list; }

private:
    FloorRows m_rows;
    QListView m_list;
};

} // namespace pult::bench
