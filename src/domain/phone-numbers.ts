// Phone numbers stay in the contact view and the draft (promise 11): what is printed or said elsewhere leaves them out.

const phone =
  /(?<![\w.-]|:\/\/\S*)(?:1[3-9]\d(?:[\s-]?\d{4}){2}|0\d{2,3}[\s\-—－]?\d{7,8}(?:[\s\-转]\d{1,5})?)(?!\d)|(?<=(?:电话|手机|手机号|联系方式|传真|座机|QQ|微信号)(?:号码|号)?[是为::\s]{0,3})(?:[(（]\d{3,4}[)）])?\d[\d\-—－]{5,}/g

/** Words as they stand, without the phone numbers in them. */
export const withoutPhones = (text: string): string => text.replaceAll(phone, '（略）')
