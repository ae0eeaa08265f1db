// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/keys_overlay.hpp"

#include "client/kit/button.hpp"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {

constexpr int kMargin = 32;
constexpr int kColumnGap = 32;
constexpr int kColumnWidth = 330;
constexpr int kRow = 30;

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
    show();
    raise();
    setFocus();
}

void KeysOverlay::keyPressEvent(QKeyEvent*) {
    hide();
}
void KeysOverlay::mousePressEvent(QMouseEvent*) {
    hide();
}
void KeysOverlay::focusOutEvent(QFocusEvent*) {
    hide();
}

void KeysOverlay::paintLine(QPainter& painter, const QRect& place, const Line& line) const {
    if (line.key.isEmpty()) {
        painter.setFont(m_theme.font(TextStyle::caption, Weight::semibold));
        painter.setPen(m_theme.color(Token::textSecondary));
        painter.drawText(place.adjusted(0, 0, 0, -3), Qt::AlignBottom, line.words);
        return;
    }
    painter.setFont(m_theme.font(TextStyle::caption));
    const int width = painter.fontMetrics().horizontalAdvance(line.key) + 14;
    const int height = std::min(m_theme.px(20), place.height() - 2);
    const QRect cap(place.right() - width, place.center().y() - height / 2, width, height);
    painter.setPen(m_theme.color(Token::borderStrong));
    painter.setBrush(m_theme.color(Token::bgWindow));
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(m_theme.color(Token::textSecondary));
    painter.drawText(cap, Qt::AlignCenter, line.key);
    painter.setFont(m_theme.font(TextStyle::small));
    painter.setPen(m_theme.color(Token::textPrimary));
    const QRect text = place.adjusted(0, 0, -width - 12, 0);
    painter.drawText(text, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(line.words, Qt::ElideRight, text.width()));
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
    QList<Line> all;
    for (const QList<Line>& group : m_groups)
        all += group;
    const int lines = static_cast<int>(all.size());
    const int least = m_theme.lineHeight(TextStyle::small);
    const int most = height() - 16 - 2 * (kMargin - 8);
    // In a small window narrower columns and no words around them, rather than lines that nobody can read.
    const int count = lines * least / columns() > most ? columns() + 1 : columns();
    const int perColumn = (lines + count - 1) / count;
    const bool tight = perColumn * least > most - m_theme.lineHeight(TextStyle::heading) - least - 24;
    const int title = tight ? 0 : m_theme.lineHeight(TextStyle::heading) + 12;
    const int foot = tight ? 0 : least + 12;
    const int row = std::min(m_theme.px(kRow), (most - title - foot) / std::max(perColumn, 1));
    QRect panel(0, 0, std::min((m_theme.px(kColumnWidth) + kColumnGap) * count + 2 * kMargin, width() - 32),
                title + foot + perColumn * row + 2 * (kMargin - 8));
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
    const int columnWidth = (inside.width() - (count - 1) * kColumnGap) / count;
    for (int i = 0; i < all.size(); ++i)
        paintLine(painter,
                  QRect(inside.x() + i / perColumn * (columnWidth + kColumnGap),
                        inside.y() + title + i % perColumn * row, columnWidth, row),
                  all[i]);
    painter.setFont(m_theme.font(TextStyle::small));
    painter.setPen(m_theme.color(Token::textMuted));
    if (!tight)
        painter.drawText(inside, Qt::AlignBottom, tr("Keys can be changed: Settings, Keys"));
}

} // namespace pult::client
