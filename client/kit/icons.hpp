// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>

namespace pult::kit {

/// The outline drawings of resources/icons, recoloured, each rendered once per (name, size, colour, ratio).
/// An unknown name is a programming error: it is reported once on stderr and gives an empty pixmap.
class Icons {
public:
    /// `size` in device independent pixels.
    QPixmap pixmap(const QString& name, int size, const QColor& colour, qreal devicePixelRatio);

private:
    const QByteArray& drawing(const QString& name);

    struct Key {
        QString name;
        int size;
        QRgb colour;
        int ratioPermille;
        bool operator==(const Key&) const = default;
    };
    friend size_t qHash(const Key& key, size_t seed) {
        return qHashMulti(seed, key.name, key.size, key.colour, key.ratioPermille);
    }

    QHash<QString, QByteArray> m_drawings;
    QHash<Key, QPixmap> m_pixmaps;
};

} // namespace pult::kit
