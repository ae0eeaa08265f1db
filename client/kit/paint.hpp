// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QRect>
#include <QString>
#include <QStringList>

#include <cstdint>

class QPainter;

namespace pult::kit {

/// "Иван Петров" -> "ИП"; one letter for one word; "?" for a name without letters or digits.
QString initials(const QString& name);

QFont avatarFont(const Theme& theme, int side);

/// A disc in a tint chosen by the id, so that a person keeps their colour; `id` 0 is neutral grey. What lies over its
/// foot can have its letters so much higher than the middle.
void paintAvatar(QPainter& painter, const Theme& theme, const QRect& rect, const QString& name, std::int64_t id,
                 int lift = 0);

/// The rounded square with a channel's letters. A valid `ring` draws a gap of 2 px around it in that colour.
void paintChannelBadge(QPainter& painter, const Theme& theme, const QRect& rect, const QString& channelKind,
                       const QColor& ring = {});

/// Size of a channel badge for today's scale: 18 px at 100 %, wider for three letters.
QSize channelBadgeSize(const Theme& theme, const QString& channelKind);
/// The widest of them: words beside badges that stand below each other begin at one edge.
int badgeColumnWidth(const Theme& theme, const QStringList& channelKinds);

/// How much of the time for an answer is left to a customer who waits. `paused`: enough, and it stands still.
enum class Urgency { calm, paused, soon, late };
/// Never `paused`. `dueMs` 0: there is no such time.
Urgency urgencyOf(std::int64_t nowMs, std::int64_t warningMs, std::int64_t dueMs);

/// What stands before the time; empty: nothing.
QString urgencyIcon(Urgency urgency);

/// The waiting chip: neutral, with a moon while time stands still, amber with a clock from the warning on, filled red
/// with "!" once the answer is late.
int waitingChipWidth(const Theme& theme, const QString& text, Urgency urgency);
void paintWaitingChip(QPainter& painter, const Theme& theme, const QRect& rect, const QString& text, Urgency urgency);

/// A fully round counter in the accent colour.
int unreadPillWidth(const Theme& theme, int count);
void paintUnreadPill(QPainter& painter, const Theme& theme, const QRect& rect, int count);

/// The paper under what is chosen or pointed at: a tint, in high contrast an edge instead.
enum class Marked { selected, hovered };
void paintMark(QPainter& painter, const Theme& theme, const QRectF& rect, qreal radius, Marked marked);

/// The soft edge under what floats over a list or a thread; `depth` px on every side must be free for it.
void paintFloatShadow(QPainter& painter, const QRectF& shape, qreal round, int depth);

/// The focus ring of everything that paints itself.
void paintFocusRing(QPainter& painter, const Theme& theme, const QRectF& rect, qreal radius);
/// Whether a whole pane shows a ring: who clicked knows where he is, and a window that is back is as it was.
bool wantsPaneRing(Qt::FocusReason reason, bool before);

} // namespace pult::kit
