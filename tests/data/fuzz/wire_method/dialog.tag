dialog.tag
{"dialog_id":3,"add":["vip","vip"],"remove":["lead","lead"],"version":9}