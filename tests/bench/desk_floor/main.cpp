// SPDX-License-Identifier: GPL-3.0-or-later
// bench_desk_floor [ROWS]: a window with a list of that many rows and nothing else; README.md says what for.

#include <QAbstractListModel>
#include <QApplication>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QWidget>

#include "tests/bench/texts.hpp"

namespace {

/// Where the client has its list, in a window of the client's size.
constexpr QSize kWindow{1440, 900};
constexpr QRect kList{248, 56, 320, 816};
constexpr int kRowHeight = 68;

class Rows final : public QAbstractListModel {
public:
    explicit Rows(int count) : m_count(count) {}

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto number = static_cast<std::size_t>(index.row());
        if (role == Qt::DisplayRole)
            return QString::fromStdString(pult::bench::name(number));
        if (role == Qt::ToolTipRole)
            return QString::fromStdString(pult::bench::text(number));
        return {};
    }

private:
    int m_count;
};

class Row final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, kRowHeight}; }
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

} // namespace

int main(int argc, char** argv) {
    QApplication qt(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    Rows rows(argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 100'000);
    QWidget window;
    window.resize(kWindow);
    QListView list(&window);
    list.setGeometry(kList);
    list.setUniformItemSizes(true);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setItemDelegate(new Row(&list));
    list.setModel(&rows);
    window.show();
    list.setFocus();
    return QApplication::exec();
}
