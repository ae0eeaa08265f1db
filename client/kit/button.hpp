// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QKeySequence>
#include <QPushButton>

#include <optional>

namespace pult::kit {

/// A key as it is printed on the keyboard: "Ctrl+Enter".
QString keyWords(const QKeySequence& key);

/// Every button of the client. Reached by Tab, never by a click: a click leaves the caret where it was.
///
/// A button without text must get its words by setHint: they become its accessible name and, with the key, its tooltip.
class Button final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Button)

public:
    enum class Look {
        primary, ///< filled with the accent
        note,    ///< filled with the note's amber
        outline,
        quiet, ///< paper only under the pointer
        link,
        tab,     ///< one of a row, exactly one checked
        noteTab, ///< the same on amber paper
    };
    /// Which sides are joined to a neighbour, for split buttons and switches.
    enum class Joined { none, left, right, both };

    Button(const Theme& theme, Look look, QWidget* parent = nullptr);

    void setLook(Look look);
    void setIconName(const QString& icon, int size = 16);
    /// The words of a button that shows only an icon, or more than its text says.
    void setHint(const QString& words);
    /// Shown in the tooltip; with `onFace` also small on the button itself.
    void setKey(const QKeySequence& key, bool onFace = false);
    /// What a click does, by the name of its action: whoever knows the keys of actions sets the button's.
    void setAction(const QString& id, bool keyOnFace = false);
    const QString& action() const { return m_action; }
    void setKeyOfAction(const QKeySequence& key) { setKey(key, m_keyOnFace); }
    void setChevron(bool chevron);
    void setJoined(Joined joined);
    void setBold(bool bold);
    /// 32 by default; 28 compact, 24 inside bars, 36 at sign-in. Grows with the text scale.
    void setControlHeight(int at100);
    void setTextStyle(TextStyle style);
    void setPaddingAt100(int padding);
    /// Icon and words stand at the side where reading begins, as in a list; without it in the middle.
    void setLeading(bool leading);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Colours {
        Token text;
        std::optional<Token> paper;
        std::optional<Token> edge;
        Token ring;
    };
    Colours colours() const;
    QFont faceFont() const;
    void describe();
    void paintPaper(QPainter& painter, const Colours& colours) const;

    const Theme& m_theme;
    Look m_look;
    Joined m_joined = Joined::none;
    TextStyle m_style = TextStyle::body;
    QString m_icon;
    QString m_hint;
    QString m_action;
    QKeySequence m_key;
    int m_iconSize = 16;
    int m_height = 32;
    int m_padding = 12;
    bool m_keyOnFace = false;
    bool m_chevron = false;
    bool m_leading = false;
    bool m_bold = false;
};

/// An icon alone, square, quiet. `hint` is its name for screen readers and its tooltip.
Button* makeIconButton(const Theme& theme, const QString& icon, QWidget* parent, int iconSize = 20, int side = 32);

} // namespace pult::kit
