// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/search_list.hpp"

#include "client/kit/marked_line.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"
#include "client/kit/time_words.hpp"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {

constexpr int kHeading = 28;
constexpr int kHit = 52;
constexpr int kHitWithoutWords = 36;
constexpr int kMore = 32;
constexpr int kSide = 12;

QString iconOf(const SearchRow& row) {
    switch (row.kind) {
    case SearchKind::note:
        return QStringLiteral("note");
    case SearchKind::template_:
        return QStringLiteral("template");
    case SearchKind::customer:
        return QStringLiteral("user");
    case SearchKind::order:
        return QStringLiteral("shopping-cart");
    default:
        return QStringLiteral("message-circle");
    }
}

class SearchDelegate final : public QStyledItemDelegate {
public:
    SearchDelegate(const kit::Theme& theme, kit::NowMs now, const SearchList* list, const SearchRows* rows,
                   QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_now(std::move(now)), m_list(list), m_rows(rows) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const SearchRow& row = m_rows->rows()[index.row()];
        const int height = row.kind == SearchKind::heading ? kHeading
                           : row.kind == SearchKind::more  ? kMore
                           : row.words.isEmpty()           ? kHitWithoutWords
                                                           : kHit;
        return {80, m_theme.px(height)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const SearchRow& row = m_rows->rows()[index.row()];
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = row.isHit() && index == m_list->currentIndex();
        if (current)
            kit::paintMark(*painter, m_theme, option.rect, 0, kit::Marked::selected);
        else if (row.isHit() && option.state.testFlag(QStyle::State_MouseOver))
            kit::paintMark(*painter, m_theme, option.rect, 0, kit::Marked::hovered);
        if (current)
            painter->fillRect(mirrored(option, QRect(option.rect.topLeft(), QSize(3, option.rect.height()))),
                              m_theme.color(Token::accent));
        const QRect inside = option.rect.adjusted(kSide, 0, -kSide, 0);
        if (row.kind == SearchKind::heading)
            line(*painter, option, inside, row.title, {}, TextStyle::caption, Token::textSecondary, Weight::semibold);
        else if (row.kind == SearchKind::more)
            line(*painter, option, inside, row.title, {}, TextStyle::small, Token::link);
        else
            hit(*painter, option, inside, row);
        painter->restore();
    }

private:
    static QRect mirrored(const QStyleOptionViewItem& option, const QRect& part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    }

    void hit(QPainter& painter, const QStyleOptionViewItem& option, QRect inside, const SearchRow& row) const {
        const int icon = kit::channelBadgeSize(m_theme, QStringLiteral("webchat")).width(); // the widest
        const QRect lead(inside.x(), inside.y(), icon, inside.height());
        if (row.channelKind.isEmpty() || row.kind == SearchKind::note) {
            m_theme.paintIcon(painter, mirrored(option, lead), iconOf(row), 16, Token::textSecondary);
        } else {
            QRect badge(QPoint(), kit::channelBadgeSize(m_theme, row.channelKind));
            badge.moveCenter(lead.center());
            kit::paintChannelBadge(painter, m_theme, mirrored(option, badge), row.channelKind);
        }
        inside.setLeft(inside.left() + icon + 10);
        const int upper = m_theme.lineHeight(TextStyle::body), lower = m_theme.lineHeight(TextStyle::small);
        const int whole = upper + (row.words.isEmpty() ? 0 : lower);
        QRect title(inside.x(), inside.y() + (inside.height() - whole) / 2, inside.width(), upper);
        const QRect words(inside.x(), title.bottom() + 1, inside.width(), lower);
        if (row.atMs > 0) {
            const QString at = kit::TimeWords::inRow(row.atMs, m_now());
            const int width = QFontMetrics(m_theme.font(TextStyle::caption)).horizontalAdvance(at) + 1;
            line(painter, option, QRect(title.right() - width + 1, title.y(), width, upper), at, {}, TextStyle::caption,
                 Token::textMuted);
            title.setRight(title.right() - width - 8);
        }
        line(painter, option, title, row.title, row.titleMarks, TextStyle::body, Token::textPrimary);
        line(painter, option, words, row.words, row.wordsMarks, TextStyle::small, Token::textSecondary);
    }

    void line(QPainter& painter, const QStyleOptionViewItem& option, const QRect& place, const QString& text,
              const QList<TextMark>& marks, TextStyle style, Token colour, Weight weight = Weight::regular) const {
        kit::MarkedLine line{text, {}, style, colour, weight};
        for (const TextMark& mark : marks)
            line.marks.append({mark.start, mark.length});
        line.paint(painter, m_theme, mirrored(option, place), option.direction);
    }

    const kit::Theme& m_theme;
    kit::NowMs m_now;
    const SearchList* m_list;
    const SearchRows* m_rows;
};

} // namespace

SearchRows::SearchRows(kit::NowMs now) : m_now(std::move(now)) {}

int SearchRows::setRows(const QList<SearchRow>& rows) {
    const auto [mine, theirs] = std::mismatch(m_rows.cbegin(), m_rows.cend(), rows.cbegin(), rows.cend());
    const auto same = static_cast<int>(mine - m_rows.cbegin());
    if (same < m_rows.size()) {
        beginRemoveRows({}, same, static_cast<int>(m_rows.size()) - 1);
        m_rows.remove(same, m_rows.size() - same);
        endRemoveRows();
    }
    if (same < rows.size()) {
        beginInsertRows({}, same, static_cast<int>(rows.size()) - 1);
        m_rows.append(rows.mid(same));
        endInsertRows();
    }
    return same;
}

QVariant SearchRows::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const SearchRow& row = m_rows[index.row()];
    if (role == Qt::DisplayRole)
        return row.title;
    if (role != Qt::AccessibleTextRole)
        return {};
    QStringList spoken{row.title};
    if (row.atMs > 0)
        spoken.append(kit::TimeWords::dayAndClock(row.atMs, m_now()));
    if (!row.words.isEmpty())
        spoken.append(row.words);
    return spoken.join(QStringLiteral(", "));
}

Qt::ItemFlags SearchRows::flags(const QModelIndex& index) const {
    const bool hit = index.isValid() && m_rows[index.row()].isHit();
    return hit ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::ItemIsEnabled);
}

SearchList::SearchList(const kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : ChoiceList(theme, new SearchRows(now), parent), m_rows(static_cast<SearchRows*>(model())) {
    setItemDelegate(new SearchDelegate(theme, std::move(now), this, m_rows, this));
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        const SearchRow row = m_rows->rows()[index.row()];
        if (!row.isHit())
            return;
        setRow(index.row());
        emit chosen(row);
    });
}

void SearchList::setRows(const QList<SearchRow>& rows) {
    const int before = currentIndex().row();
    const int same = m_rows->setRows(rows);
    if (current() || rows.size() < 2)
        return;
    // More has come at the end of a group, in the place of the line that asked for it; else begin behind the heading.
    setRow(same > 1 && before == same && rows[before].isHit() ? before : 1);
}

const SearchRow* SearchList::current() const {
    const int row = currentIndex().row();
    return row >= 0 && m_rows->rows()[row].isHit() ? &m_rows->rows()[row] : nullptr;
}

void SearchList::setRow(int row) {
    ChoiceList::setRow(row);
    tellRow();
}

} // namespace pult::client
