// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/keys_overlay.hpp"

#include "client/kit/button.hpp"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {

constexpr int kMargin = 32;
constexpr int kColumnGap = 32;
constexpr int kColumnWidth = 330;
constexpr int kRow = 30;
constexpr int kCapSides = 14; ///< of the key that is painted round its words
constexpr int kBeforeCap = 12;

} // namespace

KeysOverlay::KeysOverlay(const kit::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

namespace {

/// The first and the last of those that are called so: "Alt+1 … Alt+8".
QString keysOfPlaces(const QList<ActionRow>& actions, QLatin1String beginning) {
    QStringList keys;
    for (const ActionRow& action : actions)
        if (action.id.startsWith(beginning) && !action.key.isEmpty())
            keys.append(kit::keyWords(QKeySequence(action.key)));
    return keys.size() < 2 ? keys.value(0) : QStringLiteral("%1 … %2").arg(keys.first(), keys.last());
}

} // namespace

void KeysOverlay::open(const QList<ActionRow>& actions) {
    const QHash<ActionGroup, QString> names{
        {ActionGroup::queue, tr("QUEUE")},   {ActionGroup::reply, tr("REPLY")}, {ActionGroup::dialog, tr("DIALOG")},
        {ActionGroup::window, tr("WINDOW")}, {ActionGroup::work, tr("WORK")},
    };
    m_groups.clear();
    QStringList spoken;
    for (const ActionGroup group : kActionGroups) {
        if (!names.contains(group))
            continue; // places have one line for all of a kind
        QList<Line> lines{{names[group], {}}};
        for (const ActionRow& action : actions)
            if (action.group == group && !action.key.isEmpty())
                lines.append({action.words, kit::keyWords(QKeySequence(action.key))});
        if (group == ActionGroup::queue) {
            lines.append({tr("Open a dialog of the desk"), keysOfPlaces(actions, QLatin1String("desk."))});
            lines.append({tr("Open a folder"), keysOfPlaces(actions, QLatin1String("folder."))});
        }
        for (const Line& line : lines)
            if (!line.key.isEmpty())
                spoken += line.words + QStringLiteral(": ") + line.key;
        m_groups.append(lines);
    }
    setAccessibleName(tr("Keys of this screen"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setGeometry(parentWidget()->rect());
    if (!hasFocus())
        m_before = window()->focusWidget();
    show();
    raise();
    setFocus();
}

/// Escape means the overlay and not what stands below it.
bool KeysOverlay::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

/// The caret goes back to where it was: the next in line might be the button that sends.
void KeysOverlay::putAway() {
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    hide();
}

void KeysOverlay::keyPressEvent(QKeyEvent*) {
    putAway();
}
void KeysOverlay::mousePressEvent(QMouseEvent*) {
    putAway();
}
/// It stays while another window is looked at.
void KeysOverlay::focusOutEvent(QFocusEvent* event) {
    if (event->reason() != Qt::ActiveWindowFocusReason)
        hide();
}

void KeysOverlay::paintRow(QPainter& painter, const QRect& place, const Row& row) const {
    if (row.isHead) {
        painter.setFont(m_theme.font(TextStyle::caption, Weight::semibold));
        painter.setPen(m_theme.color(Token::textSecondary));
        painter.drawText(place.adjusted(0, 0, 0, -3), Qt::AlignBottom, row.words);
        return;
    }
    if (!row.key.isEmpty()) {
        painter.setFont(m_theme.font(TextStyle::caption));
        const int width = painter.fontMetrics().horizontalAdvance(row.key) + kCapSides;
        const int height = std::min(m_theme.px(20), place.height() - 2);
        const QRect cap(place.right() - width, place.center().y() - height / 2, width, height);
        painter.setPen(m_theme.color(Token::borderStrong));
        painter.setBrush(m_theme.color(Token::bgWindow));
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(m_theme.color(Token::textSecondary));
        painter.drawText(cap, Qt::AlignCenter, row.key);
    }
    painter.setFont(m_theme.font(TextStyle::small));
    painter.setPen(m_theme.color(Token::textPrimary));
    painter.drawText(place, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.words, Qt::ElideRight, place.width()));
}

/// What is too long for one row goes on in a second, or is cut where there is no height for that.
QList<KeysOverlay::Row> KeysOverlay::rowsOf(const QList<Line>& group, int width, bool wraps) const {
    const QFontMetrics words(m_theme.font(TextStyle::small));
    const QFontMetrics keys(m_theme.font(TextStyle::caption));
    QList<Row> rows;
    for (const Line& line : group) {
        if (line.key.isEmpty()) {
            rows.append({line.words, {}, true});
            continue;
        }
        const int room = width - keys.horizontalAdvance(line.key) - kCapSides - kBeforeCap;
        if (!wraps) {
            rows.append({words.elidedText(line.words, Qt::ElideRight, room), line.key, false});
            continue;
        }
        QString first = line.words;
        while (words.horizontalAdvance(first) > room && first.contains(u' '))
            first.truncate(first.lastIndexOf(u' '));
        rows.append({first, line.key, false});
        if (first != line.words)
            rows.append({line.words.mid(first.size() + 1), {}, false});
    }
    return rows;
}

/// Whole groups, so that each has its heading over it, in columns of much the same height.
QList<QList<KeysOverlay::Row>> KeysOverlay::columnsOf(int count, int width, bool wraps) const {
    QList<QList<Row>> groups;
    QList<qsizetype> longestFirst;
    for (const QList<Line>& group : m_groups) {
        longestFirst.append(groups.size());
        groups.append(rowsOf(group, width, wraps));
    }
    std::stable_sort(longestFirst.begin(), longestFirst.end(),
                     [&](qsizetype one, qsizetype other) { return groups[one].size() > groups[other].size(); });
    QList<QList<qsizetype>> members(count);
    const auto rowsIn = [&](const QList<qsizetype>& column) {
        qsizetype rows = 0;
        for (const qsizetype group : column)
            rows += groups[group].size();
        return rows;
    };
    for (const qsizetype group : std::as_const(longestFirst))
        std::min_element(members.begin(), members.end(), [&](const auto& one, const auto& other) {
            return rowsIn(one) < rowsIn(other);
        })->append(group);
    for (QList<qsizetype>& column : members)
        std::sort(column.begin(), column.end());
    std::sort(members.begin(), members.end());
    QList<QList<Row>> columns(count);
    for (int i = 0; i < count; ++i)
        for (const qsizetype group : std::as_const(members[i]))
            columns[i] += groups[group];
    return columns;
}

/// As many as fit beside each other, three at most.
int KeysOverlay::columns() const {
    const int room = width() - 32 - 2 * kMargin + kColumnGap;
    return std::clamp(room / (m_theme.px(kColumnWidth) + kColumnGap), 1, 3);
}

void KeysOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    const int least = m_theme.lineHeight(TextStyle::small);
    const int most = height() - 16 - 2 * (kMargin - 8);
    const auto panelWidth = [&](int count) {
        return std::min((m_theme.px(kColumnWidth) + kColumnGap) * count + 2 * kMargin, width() - 32);
    };
    const auto columnWidth = [&](int count) {
        return (panelWidth(count) - 2 * kMargin - (count - 1) * kColumnGap) / count;
    };
    const auto tallest = [](const QList<QList<Row>>& columns) {
        int rows = 1;
        for (const QList<Row>& column : columns)
            rows = std::max(rows, static_cast<int>(column.size()));
        return rows;
    };
    int count = columns();
    QList<QList<Row>> shown = columnsOf(count, columnWidth(count), true);
    // In a small window narrower columns and no words around them, rather than lines that nobody can read.
    if (tallest(shown) * least > most) {
        ++count;
        shown = columnsOf(count, columnWidth(count), true);
    }
    if (tallest(shown) * least > most)
        shown = columnsOf(count, columnWidth(count), false);
    const int rows = tallest(shown);
    const bool tight = rows * least > most - m_theme.lineHeight(TextStyle::heading) - least - 24;
    const int title = tight ? 0 : m_theme.lineHeight(TextStyle::heading) + 12;
    const int foot = tight ? 0 : least + 12;
    const int row = std::min(m_theme.px(kRow), (most - title - foot) / rows);
    QRect panel(0, 0, panelWidth(count), title + foot + rows * row + 2 * (kMargin - 8));
    panel.moveCenter(rect().center());
    painter.setPen(m_theme.color(Token::borderStrong));
    painter.setBrush(m_theme.color(Token::bgSurface));
    painter.drawRoundedRect(panel, 8, 8);
    const QRect inside = panel.adjusted(kMargin, kMargin - 8, -kMargin, -kMargin + 8);
    painter.setFont(m_theme.font(TextStyle::heading));
    painter.setPen(m_theme.color(Token::textPrimary));
    if (!tight)
        painter.drawText(QRect(inside.topLeft(), QSize(inside.width(), title)), Qt::AlignTop,
                         tr("Keys of this screen"));
    const int wide = columnWidth(count);
    for (int i = 0; i < count; ++i)
        for (int j = 0; j < shown[i].size(); ++j)
            paintRow(painter, QRect(inside.x() + i * (wide + kColumnGap), inside.y() + title + j * row, wide, row),
                     shown[i][j]);
    painter.setFont(m_theme.font(TextStyle::small));
    painter.setPen(m_theme.color(Token::textMuted));
    if (!tight)
        painter.drawText(inside, Qt::AlignBottom, tr("Esc closes this. Keys can be changed: Settings, Keys"));
}

} // namespace pult::client
