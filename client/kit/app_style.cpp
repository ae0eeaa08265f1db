// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/app_style.hpp"

#include "client/kit/theme.hpp"

#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace pult::kit {
namespace {

constexpr int kExtent = 10;
constexpr int kLeastHandle = 32;
constexpr qreal kInset = 2.5;

QRect handleRect(const QStyleOptionSlider& bar) {
    const bool vertical = bar.orientation == Qt::Vertical;
    const int length = vertical ? bar.rect.height() : bar.rect.width();
    const qint64 range = static_cast<qint64>(bar.maximum) - bar.minimum;
    const qint64 whole = range + bar.pageStep;
    int handle = whole > 0 ? static_cast<int>(length * static_cast<qint64>(bar.pageStep) / whole) : length;
    handle = std::clamp(handle, std::min(kLeastHandle, length), length);
    const int at =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    return vertical ? QRect(bar.rect.x(), bar.rect.y() + at, bar.rect.width(), handle)
                    : QRect(bar.rect.x() + at, bar.rect.y(), handle, bar.rect.height());
}

QColor between(const QColor& first, const QColor& second) {
    return QColor((first.red() + second.red()) / 2, (first.green() + second.green()) / 2,
                  (first.blue() + second.blue()) / 2);
}

} // namespace

AppStyle::AppStyle(const Theme& theme) : QProxyStyle(QStringLiteral("Fusion")), m_theme(theme) {}

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                        QStyleHintReturn* more) const {
    // Buttons of boxes look as all others do: without the style's coloured pictures.
    const bool isNone = hint == SH_Widget_Animation_Duration || hint == SH_DialogButtonBox_ButtonsHaveIcons;
    return isNone ? 0 : QProxyStyle::styleHint(hint, option, widget, more);
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
    case PM_ScrollView_ScrollBarOverlap:
        return kExtent;
    case PM_ScrollBarSliderMin:
        return kLeastHandle;
    case PM_SmallIconSize: // of a menu's entries: they grow with the text
        return m_theme.px(16);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                               const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect handle = handleRect(*bar);
    const bool vertical = bar->orientation == Qt::Vertical;
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return handle;
    case SC_ScrollBarSubPage:
        return vertical ? QRect(bar->rect.topLeft(), QPoint(bar->rect.right(), handle.top() - 1))
                        : QRect(bar->rect.topLeft(), QPoint(handle.left() - 1, bar->rect.bottom()));
    case SC_ScrollBarAddPage:
        return vertical ? QRect(QPoint(bar->rect.left(), handle.bottom() + 1), bar->rect.bottomRight())
                        : QRect(QPoint(handle.right() + 1, bar->rect.top()), bar->rect.bottomRight());
    default:
        return {};
    }
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                  const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    if (bar->maximum <= bar->minimum)
        return;
    // At rest it only shows a place that the content shows as well; under the pointer it is a control.
    const bool active = bar->state & (State_MouseOver | State_Sunken) || m_theme.highContrast();
    const QColor strong = m_theme.color(Token::borderStrong);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? strong : between(strong, m_theme.color(Token::border)));
    const QRectF handle = QRectF(handleRect(*bar)).adjusted(kInset, kInset, -kInset, -kInset);
    painter->drawRoundedRect(handle, (kExtent - 2 * kInset) / 2, (kExtent - 2 * kInset) / 2);
    painter->restore();
}

} // namespace pult::kit
