// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace pult::kit {

class Theme;

/// Fusion with scroll bars that lie over the content instead of taking a strip from it: a plain rounded handle, no
/// arrows. Scroll bars must therefore not appear in the style sheet, which would take them over.
class AppStyle final : public QProxyStyle {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppStyle)

public:
    explicit AppStyle(const Theme& theme);

    /// Nothing moves by itself, so whoever has asked for less motion need not ask here again.
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* more = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;

private:
    const Theme& m_theme;
};

} // namespace pult::kit
