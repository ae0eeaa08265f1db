// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/icons.hpp"
#include "client/kit/tokens.hpp"

#include <QFont>
#include <QIcon>
#include <QObject>

class QApplication;
class QPainter;

namespace pult::kit {

/// Type sizes in px at 100 %: badge 9, caption 11/16, small 12/16, body 14/20, title 16/22, heading 20/28, wall 28/34.
enum class TextStyle { badge, caption, small, body, title, heading, wall };
enum class Weight { regular, semibold };

/// Colours, type and icons of the running client; one per process, made first and outliving every widget.
///
/// Text, controls and rows grow with the scale; gaps between them do not, so that 150 % still fits a small screen.
/// Thread   GUI thread only.
class Theme final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    static constexpr int kMinScale = 85;
    static constexpr int kMaxScale = 150;

    explicit Theme(Scheme scheme = Scheme::light, int scalePercent = 100, QObject* parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    int scalePercent() const { return m_scalePercent; }
    /// Clamped to 85-150.
    void setScalePercent(int percent);

    const QColor& color(Token token) const { return (*m_colours)[static_cast<std::size_t>(token)]; }
    /// Nothing flashes or pulses, as the user has chosen.
    bool reducesMotion() const { return m_reducesMotion; }
    void setReducesMotion(bool reduces) { m_reducesMotion = reduces; }
    bool dark() const { return isDark(m_scheme); }
    bool highContrast() const { return isHighContrast(m_scheme); }

    /// A measure at 100 % in the pixels of today.
    int px(int at100) const;
    QFont font(TextStyle style, Weight weight = Weight::regular) const;
    /// For what is an emoji and nothing else: a font of letters would draw those that it knows, the heart say, in
    /// black.
    QFont emojiFont(int pixelsAt100) const;
    int lineHeight(TextStyle style) const;
    /// The strip at the head of every column: one hairline runs under all of them.
    int headHeight() const;

    /// `size` is at 100 %; the pixmap is drawn for the given device pixel ratio.
    QPixmap pixmap(const QString& icon, int size, Token colour, qreal devicePixelRatio) const;
    QIcon icon(const QString& icon, int size, Token colour) const;
    /// Draws the icon centred in the rectangle.
    void paintIcon(QPainter& painter, const QRect& rect, const QString& icon, int size, Token colour) const;

    /// Style, palette and font; before the first window is made, or each widget has to change afterwards.
    Theme& prepare(QApplication& application);
    /// What prepare() does, unless it is done, and the style sheet. Repeats itself on every change.
    void dress(QApplication& application);

    /// Grows with every change; caches of drawn things are keyed by it.
    int generation() const { return m_generation; }

signals:
    void changed();

private:
    void announce();

    Scheme m_scheme;
    int m_scalePercent;
    bool m_reducesMotion = false;
    const std::array<QColor, kTokenCount>* m_colours;
    int m_generation = 0;
    QApplication* m_application = nullptr;
    int m_prepared = -1; ///< generation
    mutable Icons m_icons;
};

} // namespace pult::kit
