// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/icons.hpp"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace pult::kit {

const QByteArray& Icons::drawing(const QString& name) {
    const auto known = m_drawings.constFind(name);
    if (known != m_drawings.cend())
        return *known;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    QByteArray svg;
    if (file.open(QIODevice::ReadOnly))
        svg = file.readAll();
    else
        qWarning("icon \"%s\" is not in resources/icons", qPrintable(name));
    // Drawn on a grid of 24 with a stroke of 2; at 16 to 20 px a slightly thinner line keeps the gaps open.
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    return *m_drawings.insert(name, svg);
}

QPixmap Icons::pixmap(const QString& name, int size, const QColor& colour, qreal devicePixelRatio) {
    const Key key{name, size, colour.rgba(), qRound(devicePixelRatio * 1000)};
    const auto known = m_pixmaps.constFind(key);
    if (known != m_pixmaps.cend())
        return *known;

    QByteArray svg = drawing(name);
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return *m_pixmaps.insert(key, pixmap);
}

} // namespace pult::kit
