// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/keys_overlay.hpp"

#include "client/kit/button.hpp"
#include "client/kit/key_caps.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

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
constexpr int kHalfLeast = 280; ///< a window that has less for each of two columns has one to be scrolled
constexpr int kRow = 32;
constexpr int kBeforeCap = 12;
constexpr int kPanelEdge = 24; ///< over and under what is in the panel
constexpr int kBesideRow = 6;  ///< between rows that are scrolled
constexpr int kThumb = 4;
constexpr int kUnderLead = 12;

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

QList<KeysOverlay::Line> KeysOverlay::linesOf(ActionGroup group, const QList<ActionRow>& actions, KeyPlace here) const {
    QList<Line> lines;
    for (const ActionRow& action : actions) {
        const bool elsewhere = isOfPlace(action, here) || isOfPlace(action, KeyPlace::opened);
        if (action.group == group && !action.key.isEmpty() && !elsewhere)
            lines.append({action.words, kit::keyWords(QKeySequence(action.key))});
    }
    if (group != ActionGroup::queue)
        return lines;
    const Line places[] = {
        {tr("Open a dialog of the desk"), keysOfPlaces(actions, QLatin1String("desk."))},
        {tr("Open a folder"), keysOfPlaces(actions, QLatin1String("folder."))},
    };
    for (const Line& line : places)
        if (!line.key.isEmpty())
            lines.append(line);
    return lines;
}

void KeysOverlay::open(const QList<ActionRow>& actions, KeyPlace here, const QString& lead) {
    const QHash<ActionGroup, QString> names{
        {ActionGroup::queue, tr("QUEUE")},   {ActionGroup::reply, tr("REPLY")}, {ActionGroup::dialog, tr("DIALOG")},
        {ActionGroup::window, tr("WINDOW")}, {ActionGroup::work, tr("WORK")},
    };
    m_groups.clear();
    m_lead = lead;
    m_changes = std::any_of(actions.begin(), actions.end(), [](const ActionRow& action) { return !action.fixed; });
    QStringList spoken;
    if (!lead.isEmpty())
        spoken += lead;
    const auto add = [&](const QString& heading, const QList<Line>& lines) {
        if (lines.isEmpty())
            return; // none of them is for this window
        m_groups.append(QList<Line>{{heading, {}}} + lines);
        for (const Line& line : lines)
            spoken += line.words + QStringLiteral(": ") + line.key;
    };
    const auto linesOfPlace = [&](KeyPlace place) {
        QList<Line> lines;
        for (const ActionRow& action : actions)
            if (isOfPlace(action, place))
                lines.append({action.words, kit::keyWords(QKeySequence(action.key))});
        return lines;
    };
    add(headingOfPlace(here), linesOfPlace(here));
    for (const ActionGroup group : kActionGroups)
        if (names.contains(group)) // places have one line for all of a kind
            add(names[group], linesOf(group, actions, here));
    add(headingOfPlace(KeyPlace::opened), linesOfPlace(KeyPlace::opened));
    setAccessibleName(tr("Keys of this screen"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setGeometry(parentWidget()->rect());
    m_offset = 0;
    if (!hasFocus())
        m_before = window()->focusWidget();
    show();
    raise();
    setFocus();
}

/// Every key means the overlay and not what stands below it.
bool KeysOverlay::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

/// The caret goes back to where it was: the next in line might be the button that sends.
void KeysOverlay::putAway() {
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    else
        clearFocus();
    hide();
}

/// How far a key moves what is too long for the window; 0: it doesn't.
int KeysOverlay::stepOf(int key) const {
    const Plan now = plan();
    if (now.beyond == 0)
        return 0;
    switch (key) {
    case Qt::Key_Up:
        return -now.row;
    case Qt::Key_Down:
        return now.row;
    case Qt::Key_PageUp:
        return now.row - now.seen;
    case Qt::Key_PageDown:
    case Qt::Key_Space:
        return now.seen - now.row;
    case Qt::Key_Home:
        return -now.beyond;
    case Qt::Key_End:
        return now.beyond;
    default:
        return 0;
    }
}

void KeysOverlay::moveTo(int offset) {
    m_offset = std::clamp(offset, 0, plan().beyond);
    update();
}

void KeysOverlay::keyPressEvent(QKeyEvent* event) {
    const int step = stepOf(event->key());
    if (step == 0)
        putAway();
    else
        moveTo(m_offset + step);
}
void KeysOverlay::wheelEvent(QWheelEvent* event) {
    const int pixels = event->pixelDelta().y();
    moveTo(m_offset - (pixels != 0 ? pixels : event->angleDelta().y() / 2));
    event->accept();
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
        // In low rows as well nearer to its own than to those above.
        const int below = std::clamp(place.height() - m_theme.lineHeight(TextStyle::caption), 0, 3);
        painter.drawText(place.adjusted(0, 0, 0, -below), Qt::AlignBottom, row.words);
        return;
    }
    if (!row.key.isEmpty())
        kit::paintKeyCaps(painter, m_theme, place, row.key);
    painter.setFont(m_theme.font(TextStyle::small));
    painter.setPen(m_theme.color(Token::textPrimary));
    painter.drawText(place, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(row.words, Qt::ElideRight, place.width()));
}

/// What is too long for one row goes on in others.
QList<KeysOverlay::Row> KeysOverlay::rowsOf(const QList<Line>& group, int width) const {
    const QFontMetrics words(m_theme.font(TextStyle::small));
    QList<Row> rows;
    for (const Line& line : group) {
        if (line.key.isEmpty()) {
            rows.append({line.words, {}, true});
            continue;
        }
        const int room = width - kit::keyCapsWidth(m_theme, line.key) - kBeforeCap;
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
QList<QList<KeysOverlay::Row>> KeysOverlay::columnsOf(int count, int width) const {
    QList<QList<Row>> groups;
    QList<qsizetype> longestFirst;
    for (const QList<Line>& group : m_groups) {
        longestFirst.append(groups.size());
        groups.append(rowsOf(group, width));
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

int KeysOverlay::leadHeight(int width) const {
    if (m_lead.isEmpty())
        return 0;
    const QFontMetrics metrics(m_theme.font(TextStyle::small));
    return metrics.boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, m_lead).height() + kUnderLead;
}

/// As many as fit beside each other, three at most.
int KeysOverlay::columns() const {
    const int room = width() - 32 - 2 * kMargin + kColumnGap;
    return std::clamp(room / (m_theme.px(kColumnWidth) + kColumnGap), 1, 3);
}

KeysOverlay::Plan KeysOverlay::plan() const {
    const int least = m_theme.lineHeight(TextStyle::small);
    const int most = height() - 16 - 2 * kPanelEdge;
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
    const int foot = least + 12;
    const auto lead = [&](int count) { return leadHeight(panelWidth(count) - 2 * kMargin); };
    const auto heading = [&](int count) { return m_theme.lineHeight(TextStyle::heading) + 12 + lead(count); };
    const auto fits = [&](const QList<QList<Row>>& columns, int count) {
        return tallest(columns) * least <= most - heading(count) - foot;
    };
    int count = columns();
    Plan plan;
    plan.columns = columnsOf(count, columnWidth(count));
    // Narrower columns where that shows all of it, or where there is only one.
    const bool divides = count > 1 || columnWidth(2) >= kHalfLeast;
    if (divides && !fits(plan.columns, count)) {
        const QList<QList<Row>> narrower = columnsOf(count + 1, columnWidth(count + 1));
        if (count == 1 || fits(narrower, count + 1)) {
            ++count;
            plan.columns = narrower;
        }
    }
    const int rows = tallest(plan.columns);
    plan.columnWidth = columnWidth(count);
    plan.title = heading(count);
    plan.lead = lead(count);
    plan.foot = foot;
    const int room = most - plan.title - plan.foot;
    plan.row = fits(plan.columns, count) ? std::min(m_theme.px(kRow), room / rows) : least + m_theme.px(kBesideRow);
    plan.seen = std::min(rows * plan.row, room);
    plan.beyond = rows * plan.row - plan.seen;
    plan.panel = QRect(0, 0, panelWidth(count), plan.title + plan.foot + plan.seen + 2 * kPanelEdge);
    plan.panel.moveCenter(rect().center());
    return plan;
}

/// Where there is no room for all of it only what helps here.
QString KeysOverlay::footWords(const QFontMetrics& metrics, int width, bool scrolls) const {
    const QString all = scrolls ? tr("↑ ↓ move the list. Esc closes this. Keys can be changed: Settings, Keys")
                                : tr("Esc closes this. Keys can be changed: Settings, Keys");
    if (m_changes && metrics.horizontalAdvance(all) <= width)
        return all;
    return scrolls ? tr("↑ ↓ move the list. Esc closes this") : tr("Esc closes this");
}

void KeysOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    const Plan now = plan();
    painter.setPen(m_theme.color(Token::borderStrong));
    painter.setBrush(m_theme.color(Token::bgSurface));
    painter.drawRoundedRect(now.panel, 8, 8);
    const QRect inside = now.panel.adjusted(kMargin, kPanelEdge, -kMargin, -kPanelEdge);
    painter.setFont(m_theme.font(TextStyle::heading));
    painter.setPen(m_theme.color(Token::textPrimary));
    painter.drawText(QRect(inside.topLeft(), QSize(inside.width(), now.title)), Qt::AlignTop,
                     tr("Keys of this screen"));
    painter.setFont(m_theme.font(TextStyle::small));
    if (now.lead > 0)
        painter.drawText(QRect(inside.x(), inside.y() + now.title - now.lead, inside.width(), now.lead),
                         Qt::AlignTop | Qt::TextWordWrap, m_lead);
    painter.setPen(m_theme.color(Token::textMuted));
    painter.drawText(inside, Qt::AlignBottom, footWords(painter.fontMetrics(), inside.width(), now.beyond > 0));
    const QRect rows(inside.x(), inside.y() + now.title, inside.width(), now.seen);
    const int offset = std::min(m_offset, now.beyond);
    if (now.beyond > 0) {
        const int length = rows.height() * rows.height() / (rows.height() + now.beyond);
        const int top = rows.y() + (rows.height() - length) * offset / now.beyond;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::borderStrong));
        painter.drawRoundedRect(QRect(rows.right() + kMargin / 2, top, kThumb, length), kThumb / 2.0, kThumb / 2.0);
        painter.setClipRect(rows);
    }
    // What goes on in a second row stands closer to the first than to the next line.
    const int closer = (now.row - m_theme.lineHeight(TextStyle::small)) / 2;
    for (int i = 0; i < now.columns.size(); ++i) {
        const QList<Row>& column = now.columns[i];
        const auto goesOn = [&](int row) {
            return row < column.size() && column[row].key.isEmpty() && !column[row].isHead;
        };
        const int x = rows.x() + i * (now.columnWidth + kColumnGap);
        for (int j = 0; j < column.size(); ++j) {
            const int moved = goesOn(j) ? -closer : goesOn(j + 1) ? closer : 0;
            paintRow(painter, QRect(x, rows.y() + j * now.row - offset + moved, now.columnWidth, now.row), column[j]);
        }
    }
}

} // namespace pult::client
