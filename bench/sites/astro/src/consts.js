export const TITLE = '测量'
export const DESCRIPTION = '记录与思考'
